import { defineConfig } from 'vitest/config';

/** The tests that judge mutated rules: the fast ones of the domain, and the scenarios of the chain. */
export default defineConfig({
  test: {
    include: [
      'src/domain/{cases,calendar,organisation,catalogue}/**/*.test.ts',
      'test/scenarios/[23]-*.test.ts',
    ],
  },
});
