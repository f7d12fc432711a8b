import { defineConfig } from 'vitest/config';

/** The tests that judge mutated rules: the fast ones of the domain, and the scenarios; not the long walk. */
export default defineConfig({
  test: {
    include: ['src/domain/**/*.test.ts', 'test/scenarios/**/*.test.ts'],
    exclude: ['test/scenarios/walk*.test.ts'],
  },
});
