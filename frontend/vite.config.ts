import { compression } from 'vite-plugin-compression2';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  base: '/static/',
  publicDir: false,
  // beside each script its packed forms, for WhiteNoise and the proxy to send as they are
  plugins: [compression({ algorithms: ['brotliCompress', 'gzip'], include: /\.js$/, threshold: 512 })],
  build: {
    manifest: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // the second is fetched by the browser as a service worker, under an address of its own
    rolldownOptions: { input: ['src/main.ts', 'src/study-worker/worker.ts'] },
  },
  // Tests of elements wait for a real server; a busy machine may make them wait longer.
  test: { testTimeout: 20_000, include: ['src/**/*.test.ts'] },
});
