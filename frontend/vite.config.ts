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
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'] },
});
