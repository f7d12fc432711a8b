import { chmodSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import type { Instant } from '../domain/time.ts';
import { createAccounts, draftAdministrators, type IssuedAccount } from './identity/create-accounts.ts';
import { seedTemplate } from './organisation/seed.ts';

export interface FirstAccounts {
  readonly accounts: readonly IssuedAccount[];
  readonly file: string;
}

const FILE_NAME = '初始账号.txt';

/**
 * Makes a new installation out of an empty database: organisation, calendar, catalogue, and one account per post
 * with a one-time password. All or nothing; the list of passwords is on disk before anything is committed, so
 * that no account can exist whose password nobody has. Null when there is a bureau already.
 */
export async function seedInstallation(
  pool: pg.Pool,
  dataDir: string,
  now: Instant,
): Promise<FirstAccounts | null> {
  const { rowCount } = await pool.query('select 1 from bureau limit 1');
  if (rowCount !== 0) return null;
  let first: FirstAccounts | null = null;
  await seedTemplate(pool, now, async (client, { bureauId, accounts: seeded }) => {
    const posts = seeded.map(({ username, personId, postTitle, unitName }) => ({
      username,
      personId,
      title: postTitle.startsWith(unitName) ? postTitle : `${unitName} ${postTitle}`,
      roles: [],
    }));
    const administrators = await draftAdministrators(client, bureauId);
    const accounts = await createAccounts(client, bureauId, [...posts, ...administrators], now);
    first = { accounts, file: writeList(dataDir, accounts) };
  });
  return first;
}

/** Whole or not at all, readable by the owner only; a list of an earlier try is kept beside it. */
function writeList(dataDir: string, accounts: readonly IssuedAccount[]): string {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, FILE_NAME);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${accountList(accounts)}\n`, { mode: 0o600 });
  chmodSync(draft, 0o600);
  if (existsSync(file)) renameSync(file, `${file}.旧`);
  renameSync(draft, file);
  return file;
}

/** One line per account: user name, one-time password, whose it is. */
export function accountList(accounts: readonly IssuedAccount[]): string {
  const width = Math.max(...accounts.map(({ username }) => username.length)) + 2;
  const lines = accounts.map(
    ({ username, password, title }) => `${username.padEnd(width)}${password}  ${title}`,
  );
  return ['用户名、一次性密码、岗位（首次登录后请修改密码，并妥善销毁本表）', ...lines].join('\n');
}
