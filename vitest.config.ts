import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/fixtures/**', 'tests/browser/**'],
    // Vitest leaves one core alone, of two that is half; some files wait for npm or a browser, and another works meanwhile.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    // Some read the whole handbook first, beside a build.
    hookTimeout: 60_000,
  },
});
