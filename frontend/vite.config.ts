import { defineConfig } from 'vitest/config';

export default defineConfig({
  base: '/static/',
  publicDir: false,
  build: {
    manifest: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ['src/main.ts'] },
  },
  // Tests of elements wait for a real server; a busy machine may make them wait longer.
  test: { testTimeout: 20_000, include: ['src/**/*.test.ts'] },
});
