/** The thread behind `readFile`. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Sheet } from '../../../domain/imports/types.ts';
import type { ReadingAnswer, ReadingTask } from './read-file.ts';
import { readText } from './read-text.ts';
import { readWorkbook } from './read-workbook.ts';
import { UnreadableFile } from './reading-fault.ts';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Excel 97–2003, and newer files with a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

async function read({ file, sheet }: ReadingTask): Promise<Sheet> {
  const begins = (signature: readonly number[]) => signature.every((byte, index) => file[index] === byte);
  if (file.length === 0) throw new UnreadableFile('import.file-empty');
  if (begins(COMPOUND)) throw new UnreadableFile('import.file-old-excel');
  return begins(ZIP) ? readWorkbook(file, sheet) : readText(file);
}

async function answer(): Promise<ReadingAnswer> {
  try {
    return { ok: true, sheet: await read(workerData as ReadingTask) };
  } catch (error) {
    if (error instanceof UnreadableFile) return { ok: false, fault: error.fault, meta: error.meta };
    // What the library says of a broken file is for programmers; a person needs to know what to do.
    return { ok: false, fault: 'import.file-broken', meta: {} };
  }
}

parentPort?.postMessage(await answer());
