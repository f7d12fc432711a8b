/** Reads a file in a thread of its own, with limits on memory and time: a hostile file ends only its thread. */
import { Worker } from 'node:worker_threads';
import type { Sheet } from '../../../domain/imports/types.ts';
import { type ReadingFault, UnreadableFile } from './reading-fault.ts';

/** What the thread is given, and what it answers. */
export interface ReadingTask {
  readonly file: Uint8Array;
  readonly sheet: string | null;
}
export type ReadingAnswer =
  | { readonly ok: true; readonly sheet: Sheet }
  | { readonly ok: false; readonly fault: ReadingFault; readonly meta: Readonly<Record<string, unknown>> };

/** The largest honest file takes 3 seconds and 500 MB. */
const MOST_MS = 60_000;
const MOST_HEAP_MB = 768;

/** In the bundle the threads' files lie beside it in `threads/`, among the sources beside this one. */
const FILE = import.meta.url.endsWith('.ts') ? './read-file.thread.ts' : './threads/read-file.thread.mjs';

/**
 * The table in a file, by its content; its name plays no part.
 *
 * @throws UnreadableFile when it cannot be read, with the reason
 */
export async function readFile(task: ReadingTask): Promise<Sheet> {
  const answer = await inThread(task);
  if (!answer.ok) throw new UnreadableFile(answer.fault, answer.meta);
  return answer.sheet;
}

function inThread(task: ReadingTask): Promise<ReadingAnswer> {
  const worker = new Worker(new URL(FILE, import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
  });
  return new Promise<ReadingAnswer>((resolve, reject) => {
    const tooHard: ReadingAnswer = { ok: false, fault: 'import.file-too-hard', meta: {} };
    const timer = setTimeout(() => resolve(tooHard), MOST_MS);
    worker.once('message', resolve);
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(tooHard);
      else reject(error);
    });
    worker.once('exit', () => resolve(tooHard));
    worker.once('exit', () => clearTimeout(timer));
  }).finally(() => worker.terminate());
}
