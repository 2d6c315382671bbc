import { defineConfig } from 'vitest/config';

// Two workers: machines here have two shared cores, and a third only makes the property tests wait for each other.
export default defineConfig({
  test: { include: ['tests/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: 2 },
});
