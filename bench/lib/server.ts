/** The real program for a measurement: built, on a data directory and a port of its own, gone afterwards. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, type Program, startProgram } from '../../test/builders/program.ts';
import { type Account, readAccounts } from './accounts.ts';
import { hangUp } from './http.ts';

export interface BenchServer {
  readonly url: string;
  readonly accounts: readonly Account[];
  readonly program: Program;
}

/** No limit stands in the way of a measurement, and first passwords may stay. */
export const OPEN_SETTINGS = {
  RATE_LOGIN_PER_MINUTE: '1000000',
  RATE_PUBLIC_PER_MINUTE: '1000000',
  REQUIRE_PASSWORD_CHANGE: 'false',
  SESSION_IDLE_MINUTES: '1440',
  LOG_LEVEL: 'warn',
};

/** Starts the program, runs `work`, stops it and removes its data, whatever happens. */
export async function withServer<T>(
  work: (server: BenchServer) => Promise<T>,
  env: Readonly<Record<string, string>> = {},
): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'ruheban-bench-'));
  try {
    const program = await startProgram({
      dataDir,
      port: await freePort(),
      env: { ...OPEN_SETTINGS, ...env },
    });
    try {
      return await work({ url: program.url, accounts: readAccounts(join(dataDir, '初始账号.txt')), program });
    } finally {
      hangUp();
      await program.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
