// Mutation tests of the rules: npm run mutation. The report goes to docs/reports.
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  mutate: [
    'src/domain/{cases,calendar,organisation}/**/*.ts',
    '!src/domain/**/*.test.ts',
    '!src/domain/**/types.ts',
    // Dates and numbers of notices: not rules; counted month by month in notices.test.ts.
    '!src/domain/calendar/data/**',
    // Words that people read: not rules either; their completeness is a matter of types.
    '!src/domain/**/labels.ts',
    // The picture of the procedure, not the procedure.
    '!src/domain/cases/flow-chart*.ts',
  ],
  vitest: { configFile: 'vitest.mutation.config.ts' },
  coverageAnalysis: 'perTest',
  timeoutMS: 20_000,
  concurrency: 2,
  incremental: true,
  incrementalFile: 'reports/mutation-incremental.json',
  reporters: ['clear-text', 'progress-append-only', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: 'reports/mutation-full.json' },
  thresholds: { high: 95, low: 90, break: 85 },
  ignorePatterns: ['/data', '/dist', '/docs', '/bench', '/reports'],
  tempDirName: 'reports/.stryker-tmp',
};
