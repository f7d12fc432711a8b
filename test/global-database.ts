import { readdirSync, rmSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../src/server/db/embedded.ts';
import { runningPostmaster } from '../src/server/db/embedded-postmaster.ts';
import { migrate } from '../src/server/db/migrator.ts';
import { type Connection, createPool } from '../src/server/db/pool.ts';
import { asAdmin, withDatabase } from './builders/database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    testDatabase: { readonly admin: Connection; readonly template: string };
  }
}

const DIR_PREFIX = 'ruheban-test-';

/** One server per run: TEST_DATABASE_URL where given, else the embedded one in a directory of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env.TEST_DATABASE_URL;
  const server =
    url === undefined || url === '' ? await ownServer() : { admin: { connectionString: url }, stop };
  const template = `ruheban_template_${process.pid}`;
  await asAdmin(server.admin, `drop database if exists ${template} with (force)`);
  await asAdmin(server.admin, `create database ${template}`);
  const pool = createPool(withDatabase(server.admin, template), { max: 2 });
  await migrate(pool).finally(() => pool.end());
  project.provide('testDatabase', { admin: server.admin, template });
  return async () => {
    await asAdmin(server.admin, `drop database ${template} with (force)`);
    await server.stop();
  };
}

const stop = async (): Promise<void> => undefined;

async function ownServer(): Promise<{ admin: Connection; stop: () => Promise<void> }> {
  sweepAbandoned();
  const dir = await mkdtemp(join(tmpdir(), `${DIR_PREFIX}${process.pid}-`));
  const embedded = await startEmbedded(dir, { durable: false });
  return {
    admin: { ...embedded.connection, database: 'postgres' },
    stop: async () => {
      await embedded.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Servers of runs that were killed before they could clean up. */
function sweepAbandoned(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(DIR_PREFIX))) {
    const dir = join(tmpdir(), name);
    const starter = Number(name.slice(DIR_PREFIX.length).split('-')[0]);
    if (isRunning(starter) || statSync(dir, { throwIfNoEntry: false })?.uid !== process.getuid?.()) continue;
    const left = runningPostmaster(join(dir, 'postgres'));
    if (left !== undefined) process.kill(left.pid, 'SIGQUIT');
    rmSync(dir, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
