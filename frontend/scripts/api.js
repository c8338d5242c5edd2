/**
 * Writes src/api/schema.d.ts from the site's OpenAPI schema; with --check only says whether it is
 * stale. Python is the project's own where there is one, else `$PYTHON` or `python3`.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const root = fileURLToPath(new URL('../../', import.meta.url));
const file = fileURLToPath(new URL('../src/api/schema.d.ts', import.meta.url));
const own = `${root}.venv/bin/python`;
const python = process.env.PYTHON ?? (existsSync(own) ? own : 'python3');

const schema = execFileSync(python, ['manage.py', 'spectacular', '--format', 'openapi-json'], {
  cwd: root,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
});
// Lists of a fixed length become tuples: a box is four numbers, not any number of them.
const types = astToString(await openapiTS(schema, { arrayLength: true, alphabetize: true }));
const text = `// Written by \`npm run api\`; do not edit.\n${types}`;

if (process.argv.includes('--check')) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error('src/api/schema.d.ts is not what the site’s API says. Run `npm run api` in frontend/.');
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, text);
}
