import { realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findBinaries } from './embedded-binaries.ts';
import { ensureCluster } from './embedded-cluster.ts';
import { databaseIdentity } from './embedded-identity.ts';
import { joinCluster, leaveCluster, type Membership } from './embedded-membership.ts';
import type { Cluster } from './embedded-postmaster.ts';
import type { Connection } from './pool.ts';

export interface Embedded {
  readonly connection: Connection;
  /** Leaves the database; whoever leaves last stops it. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** false gives up durability for speed; only tests may ask for it. */
  readonly durable?: boolean;
}

const DATABASE = 'ruheban';

/**
 * Opens the PostgreSQL that we bring along on `<dataDir>/postgres`, making it first where there is none.
 *
 * Never two on one directory: a server that is running already (another process of ours uses it, or its starter
 * was killed and left it behind) is joined, not doubled. After a crash PostgreSQL recovers from its own log; should
 * it die while we run, it is started again.
 */
export async function startEmbedded(dataDir: string, options: EmbeddedOptions = {}): Promise<Embedded> {
  const cluster = prepare(resolve(dataDir), options.durable ?? true);
  let membership: Promise<Membership> = joinCluster(cluster);
  let stopping = false;
  const rejoinWhenLost = ({ session }: Membership): void => {
    session.once('end', () => {
      if (stopping) return;
      membership = joinCluster(cluster);
      membership.then(rejoinWhenLost, () => undefined);
    });
  };
  const first = await membership;
  rejoinWhenLost(first);
  await createDatabase(first);
  return {
    connection: { host: first.socketDir, port: 5432, user: 'postgres', database: DATABASE },
    stop: async () => {
      stopping = true;
      const current = await membership.catch(() => undefined);
      if (current !== undefined) await leaveCluster(cluster, current);
    },
  };
}

function prepare(dataDir: string, durable: boolean): Cluster {
  const clusterDir = join(dataDir, 'postgres');
  const identity = databaseIdentity(clusterDir);
  const copyDir = process.getuid?.() === 0 ? '/var/cache/ruheban' : join(dataDir, 'programs');
  const binaries = findBinaries(identity, copyDir);
  ensureCluster(clusterDir, binaries, identity);
  return { dir: realpathSync(clusterDir), binaries, identity, durable };
}

async function createDatabase({ session }: Membership): Promise<void> {
  const found = await session.query('select 1 from pg_database where datname = $1', [DATABASE]);
  if (found.rowCount === 1) return;
  await session.query(`create database ${DATABASE}`).catch((error: unknown) => {
    // Another process that started at the same moment made it.
    if (!(error instanceof Error && 'code' in error && (error.code === '42P04' || error.code === '23505')))
      throw error;
  });
}
