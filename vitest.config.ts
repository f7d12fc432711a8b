import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // What the law says about days does not depend on where the server stands; run the suite in any zone.
    projects: [
      {
        test: {
          name: 'unit',
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
          include: ['src/server/**/*.int.test.ts', 'test/{fuzz,operations}/**/*.test.ts'],
          globalSetup: ['test/global-database.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
