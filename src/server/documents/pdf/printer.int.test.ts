import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { aFormPaper } from '../../../../test/builders/form-paper.ts';
import { assetPath, fontDirs, workerPath } from '../assets.ts';
import {
  createPrinter,
  PRINTER_DEFAULTS,
  type Printer,
  PrinterError,
  type PrinterOptions,
} from './printer.ts';

const ORDER = { sheet: 'form', title: '审批表', madeAt: 1_772_413_200, paper: aFormPaper() } as const;
const MB = 1024 * 1024;

let printer: Printer;
let dir: string | undefined;
afterEach(() => {
  printer.close();
  if (dir !== undefined) rmSync(dir, { recursive: true });
  dir = undefined;
});

function aPrinter(options: Partial<PrinterOptions> = {}): Printer {
  printer = createPrinter({
    ...PRINTER_DEFAULTS,
    workerPath: workerPath(),
    workspace: assetPath('typst'),
    fontDirs: fontDirs(),
    ...options,
  });
  return printer;
}

/** A directory of sheets with one that is not ours. */
function sheetsWith(form: string): string {
  dir = mkdtempSync(join(tmpdir(), 'ruheban-sheets-'));
  writeFileSync(join(dir, 'form.typ'), form);
  return dir;
}

const kindOf = async (printing: Promise<unknown>) =>
  printing.then(
    () => 'printed',
    (error: unknown) => (error instanceof PrinterError ? error.kind : String(error)),
  );

describe('the printer', () => {
  it('has no process before the first paper, and none after a while without work', async () => {
    const { print, workerBytes } = aPrinter({ idleMs: 50 });
    expect(workerBytes()).toBe(0);
    await print(ORDER);
    expect(workerBytes()).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(workerBytes()).toBe(0);
    expect(await kindOf(print(ORDER))).toBe('printed');
  });

  it('makes the same file of the same paper', async () => {
    const { print } = aPrinter();
    const [one, two] = await Promise.all([print(ORDER), print(ORDER)]);
    expect(one.pdf.equals(two.pdf)).toBe(true);
    expect(one.pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('replaces its worker, so that memory does not grow over many papers in a row', async () => {
    const { print, workerBytes } = aPrinter({ papersPerWorker: 50 });
    await print(ORDER);
    const before = process.memoryUsage.rss();
    const peaks: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      let peak = 0;
      for (let paper = 0; paper < 50; paper += 1) {
        await print({
          ...ORDER,
          title: `第${round}-${paper}份`,
          paper: aFormPaper({ number: `甲-${round}-${paper}` }),
        });
        peak = Math.max(peak, workerBytes());
      }
      peaks.push(peak);
    }
    expect(Math.max(...peaks)).toBeLessThan(300 * MB);
    // The last worker needs no more than the first, give or take the machine's mood.
    expect(peaks[3]).toBeLessThan((peaks[0] ?? 0) * 1.25);
    expect(process.memoryUsage.rss() - before).toBeLessThan(80 * MB);
  });

  it('refuses at once when too many wait, and prints those that were taken', async () => {
    const { print } = aPrinter({ mostWaiting: 3 });
    const kinds = await Promise.all(Array.from({ length: 6 }, () => kindOf(print(ORDER))));
    // One is in hand, three wait.
    expect(kinds).toEqual(['printed', 'printed', 'printed', 'printed', 'busy', 'busy']);
  });

  it('gives up a paper that takes too long, and ends its process', async () => {
    const endless = sheetsWith('#let x = 0\n#for i in range(1000000000) { x = x + 1 }\n#x');
    const { print, workerBytes } = aPrinter({ workspace: endless, timeoutMs: 1500 });
    expect(await kindOf(print(ORDER))).toBe('timeout');
    expect(workerBytes()).toBe(0);
  });

  it('says that a paper failed, and goes on with the next', async () => {
    const picky = sheetsWith(
      '#let input = json(bytes(sys.inputs.data))\n#set document(date: auto)\n#if input.title == "坏" { panic("no") }\n好',
    );
    const { print } = aPrinter({ workspace: picky });
    const [bad, good] = await Promise.all([kindOf(print({ ...ORDER, title: '坏' })), kindOf(print(ORDER))]);
    expect([bad, good]).toEqual(['failed', 'printed']);
  });

  it('leaves nobody waiting when it closes', async () => {
    const { print, close } = aPrinter();
    const waiting = [kindOf(print(ORDER)), kindOf(print(ORDER))];
    close();
    expect(await Promise.all(waiting)).toEqual(['failed', 'failed']);
  });
});
