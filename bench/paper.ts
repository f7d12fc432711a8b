/**
 * Prints forms in a row and shows the memory of both processes as it goes: `npm run bench -- paper [forms]`, 1,000 unless
 * said. The worker's memory rises a little with every paper and falls when it is replaced; the server's stays.
 */
import { assetPath, fontDirs, workerPath } from '../src/server/documents/assets.ts';
import { createPrinter, PRINTER_DEFAULTS } from '../src/server/documents/pdf/printer.ts';
import { aFormPaper } from '../test/builders/form-paper.ts';

const FORMS = Number(process.argv[2] ?? 1000);
const EVERY = Math.max(1, Math.floor(FORMS / 10));
const MADE_AT = 1_772_413_200;
const mb = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`;

const printer = createPrinter({
  ...PRINTER_DEFAULTS,
  workerPath: workerPath(),
  workspace: assetPath('typst'),
  fontDirs: fontDirs(),
});

let bytes = 0;
let sinceReport = performance.now();
for (let done = 1; done <= FORMS; done += 1) {
  const paper = aFormPaper({ number: `甲-2026-${String(done).padStart(6, '0')}` });
  const { pdf } = await printer.print({ sheet: 'form', title: `审批表 ${done}`, madeAt: MADE_AT, paper });
  bytes += pdf.length;
  if (done % EVERY !== 0 && done !== 1) continue;
  const now = performance.now();
  const each = done === 1 ? now - sinceReport : (now - sinceReport) / EVERY;
  sinceReport = now;
  console.log(
    `${String(done).padStart(5)} forms · ${each.toFixed(1)} ms each · server ${mb(process.memoryUsage.rss())} · worker ${mb(printer.workerBytes())}`,
  );
}
console.log(`${mb(bytes)} of PDF`);
printer.close();
