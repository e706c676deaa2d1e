import { defineConfig } from 'vitest/config';

/** Tests in a real browser and over the built site: they need `labwright build` and `labwright pdf` first. */
export default defineConfig({
  test: { include: ['tests/browser/**/*.test.ts'], fileParallelism: false, testTimeout: 120_000, hookTimeout: 180_000 },
});
