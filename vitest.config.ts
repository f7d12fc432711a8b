import { defineConfig } from 'vitest/config';

/** The portal's stylesheet is text on the server; all others are left out of tests. */
const css = { include: [/\.css\?raw$/] };

export default defineConfig({
  test: {
    // One group after the other: journeys and measured starts do not compete with the rest for two cores.
    projects: [
      {
        test: {
          name: 'unit',
          css,
          sequence: { groupOrder: 0 },
          include: [
            'src/{domain,contract,web}/**/*.test.{ts,tsx}',
            'src/server/**/!(*.int).test.ts',
            'test/scenarios/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
        },
      },
      {
        test: {
          name: 'server',
          css,
          sequence: { groupOrder: 1 },
          include: ['src/server/**/*.int.test.ts', 'test/{clocks,fuzz,operations}/**/*.test.ts'],
          globalSetup: ['test/global-database.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'browser',
          css,
          sequence: { groupOrder: 2 },
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
