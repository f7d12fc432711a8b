import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runningPostmaster } from '../../src/server/db/embedded-postmaster.ts';

/** The built program as an operator runs it, on a data directory and a port of its own. */
export interface Program {
  readonly url: string;
  readonly dataDir: string;
  /** What it printed so far. */
  readonly output: () => string;
  /** Orderly: SIGTERM, as a service manager sends it; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** As a power cut would: SIGKILL to the program and to every process of its database, at once. */
  kill(): Promise<void>;
}

export interface ProgramOptions {
  readonly dataDir: string;
  readonly port: number;
  readonly env?: Readonly<Record<string, string>>;
}

const READY_WITHIN_MS = 60_000;

let built = false;

/** Brings the built server up to date, once per process; the workbench is left as it is. */
function buildServer(): void {
  if (!built)
    execFileSync(process.execPath, ['scripts/build.mjs', 'server'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  built = true;
}

/** Starts the program and waits until `/readyz` says yes. */
export async function startProgram({ dataDir, port, env = {} }: ProgramOptions): Promise<Program> {
  buildServer();
  const child = spawn(process.execPath, ['dist/server.mjs', 'start'], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      ...env,
    },
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => output.push(String(text)));
  const url = `http://127.0.0.1:${port}`;
  await ready(url, child, output);
  return {
    url,
    dataDir,
    output: () => output.join(''),
    stop: async () => {
      const exit = exitOf(child);
      child.kill('SIGTERM');
      return exit;
    },
    kill: async () => {
      const exit = exitOf(child);
      for (const pid of [child.pid ?? 0, ...databaseProcesses(dataDir)]) killIfThere(pid);
      await exit;
    },
  };
}

async function ready(url: string, child: ChildProcess, output: readonly string[]): Promise<void> {
  for (const deadline = Date.now() + READY_WITHIN_MS; ; await sleep(25)) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline)
      throw new Error(`the program did not become ready:\n${output.join('')}`);
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
  }
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

/** The postmaster and its sessions; each is a process group of its own. */
function databaseProcesses(dataDir: string): number[] {
  const postmaster = runningPostmaster(join(dataDir, 'postgres'))?.pid;
  if (postmaster === undefined) return [];
  const sessions = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === postmaster);
  return [postmaster, ...sessions.map(Number)];
}

/** Fourth field of /proc/…/stat, behind the name in brackets. */
function parentOf(pid: string): number | undefined {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
  } catch {
    return undefined;
  }
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone already: a session ends with its postmaster.
  }
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
