import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bin, root } from './paths.mjs';
import { run } from './run.mjs';

/** Runs Vitest on some projects; its exit code and what its report counts. */
export async function runVitest(projects, { args = [], env = {} } = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'ruheban-report-'));
  const report = join(dir, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  try {
    const chosen = projects.flatMap((project) => ['--project', project]);
    const code = await run(bin('vitest'), ['run', ...chosen, ...reporters, ...args], {
      cwd: root,
      env: { ...process.env, ...env },
    });
    const counts = countsOf(report);
    // It may also fail beside its tests: an unhandled error, a project that could not start.
    return { code, ...counts, failed: code !== 0 && counts.failed === 0 ? 1 : counts.failed };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** A file that could not even be read counts as one failed test. */
function countsOf(report) {
  let read;
  try {
    read = JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const empty = read.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return {
    passed: read.numPassedTests,
    failed: read.numFailedTests + empty.length,
    skipped: read.numPendingTests + read.numTodoTests,
  };
}

/** The plain closing line that says what ran; returns the exit code. */
export function closingLine({ passed, failed, skipped }) {
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed > 0 || passed === 0 ? 1 : 0;
}
