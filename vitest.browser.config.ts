import { defineConfig } from 'vitest/config';

/**
 * Tests in a real browser and over the built site: they need `labwright build` and `labwright pdf` first. Three files at
 * a time, each with its own server and browser: they mostly wait for a page to settle, and one waits while the others work.
 */
export default defineConfig({
  test: { include: ['tests/browser/**/*.test.ts'], maxWorkers: 3, testTimeout: 120_000, hookTimeout: 180_000 },
});
