import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The account a database process runs as; PostgreSQL refuses to run as root. */
export interface Identity {
  readonly uid: number;
  readonly gid: number;
}

const NOBODY = 'nobody';

/**
 * Whom the database must run as: undefined (ourselves) unless we are root. As root it is the owner of an
 * existing data directory, so that a directory made by a normal user keeps working; else `nobody`.
 */
export function databaseIdentity(clusterDir: string): Identity | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return ownerOf(join(clusterDir, 'PG_VERSION')) ?? accountOf(NOBODY);
}

function ownerOf(path: string): Identity | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined || found.uid === 0 ? undefined : { uid: found.uid, gid: found.gid };
}

function accountOf(name: string): Identity {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (uid === undefined || gid === undefined)
    throw new Error(
      `以 root 运行时数据库需要系统账号 ${name}，/etc/passwd 中没有。请改用普通用户运行，或设置 DATABASE_URL。`,
    );
  return { uid: Number(uid), gid: Number(gid) };
}
