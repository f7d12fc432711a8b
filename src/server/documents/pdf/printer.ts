/** Papers to PDF, one after the other, in a worker that is started when needed and replaced before it grows. */
import { type ChildProcess, fork } from 'node:child_process';
import type { PdfJob, PdfResult } from './protocol.ts';

export interface PrinterOptions {
  readonly workerPath: string;
  readonly workspace: string;
  readonly fontDirs: readonly string[];
  /** Papers that may wait; one more is refused at once. */
  readonly mostWaiting: number;
  readonly timeoutMs: number;
  /** A worker that has printed this many, or takes this much memory, is replaced. */
  readonly papersPerWorker: number;
  readonly mostBytes: number;
  /** A worker with nothing to do for this long ends. */
  readonly idleMs: number;
}

export const PRINTER_DEFAULTS = {
  mostWaiting: 50,
  timeoutMs: 20_000,
  papersPerWorker: 200,
  mostBytes: 300 * 1024 * 1024,
  idleMs: 60_000,
} as const;

export interface Printed {
  readonly pdf: Buffer;
  readonly missing: readonly string[];
}

export interface Printer {
  /** @throws PrinterError */
  print(what: PrintOrder): Promise<Printed>;
  /** Memory of the worker after its last paper, in bytes; 0 while there is none. */
  workerBytes(): number;
  close(): void;
}

/** Why no PDF came: too many are waiting, it took too long, or the engine failed. */
export class PrinterError extends Error {
  override readonly name = 'PrinterError';
  readonly kind: 'busy' | 'timeout' | 'failed';

  constructor(kind: 'busy' | 'timeout' | 'failed', message: string) {
    super(message);
    this.kind = kind;
  }
}

export type PrintOrder = Omit<PdfJob, 'id'>;

interface Waiting {
  readonly job: PdfJob;
  readonly done: (printed: Printed) => void;
  readonly failed: (error: PrinterError) => void;
}

interface Worker {
  readonly process: ChildProcess;
  papers: number;
  bytes: number;
}

export function createPrinter(options: PrinterOptions): Printer {
  const queue: Waiting[] = [];
  let current: Waiting | null = null;
  let worker: Worker | null = null;
  let deadline: NodeJS.Timeout | undefined;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;

  function next(): void {
    if (current !== null) return;
    clearTimeout(idle);
    const waiting = queue.shift();
    if (waiting === undefined) {
      idle = setTimeout(endWorker, options.idleMs);
      idle.unref();
      return;
    }
    current = waiting;
    worker ??= startWorker();
    deadline = setTimeout(() => settle('timeout', `no PDF in ${options.timeoutMs} ms`), options.timeoutMs);
    worker.process.send(waiting.job);
  }

  function startWorker(): Worker {
    const child = fork(options.workerPath, [options.workspace, ...options.fontDirs], {
      serialization: 'advanced',
      execArgv: [],
      // It needs to know nothing, least of all where the database is.
      env: { HOME: process.env.HOME ?? '', PATH: process.env.PATH ?? '' },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const started: Worker = { process: child, papers: 0, bytes: 0 };
    child.on('message', (result: PdfResult) => received(started, result));
    child.on('error', (error) => lost(started, error.message));
    child.on('exit', (code, signal) => lost(started, `worker ended (${signal ?? code})`));
    return started;
  }

  function received(from: Worker, result: PdfResult): void {
    if (from !== worker || current?.job.id !== result.id) return;
    if (!result.ok) {
      settle('failed', result.error);
      return;
    }
    from.papers += 1;
    from.bytes = result.rss;
    const { done } = current;
    release();
    if (from.papers >= options.papersPerWorker || from.bytes >= options.mostBytes) endWorker();
    const { buffer, byteOffset, byteLength } = result.pdf;
    done({ pdf: Buffer.from(buffer, byteOffset, byteLength), missing: result.missing });
    next();
  }

  function lost(gone: Worker, message: string): void {
    if (gone !== worker) return;
    worker = null;
    if (current !== null) settle('failed', message);
  }

  /** Ends the paper in hand without a PDF; whatever state the worker is in, the next paper gets a new one. */
  function settle(kind: PrinterError['kind'], message: string): void {
    const ended = current;
    release();
    endWorker();
    ended?.failed(new PrinterError(kind, message));
    next();
  }

  function release(): void {
    clearTimeout(deadline);
    current = null;
  }

  function endWorker(): void {
    const ending = worker;
    worker = null;
    ending?.process.kill('SIGKILL');
  }

  return {
    print: (order) =>
      new Promise((done, failed) => {
        if (queue.length >= options.mostWaiting) {
          failed(new PrinterError('busy', `${queue.length} papers are waiting`));
          return;
        }
        lastId += 1;
        queue.push({ job: { ...order, id: lastId }, done, failed });
        next();
      }),
    workerBytes: () => worker?.bytes ?? 0,
    close: () => {
      clearTimeout(idle);
      for (const one of queue.splice(0)) one.failed(new PrinterError('failed', 'closing'));
      if (current !== null) settle('failed', 'closing');
      clearTimeout(idle);
      endWorker();
    },
  };
}
