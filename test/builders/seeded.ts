import type pg from 'pg';
import type { PersonId, PostId, UnitId } from '../../src/domain/organisation/types.ts';
import { transaction } from '../../src/server/db/transaction.ts';
import type { App } from '../../src/server/deps.ts';
import { createAccounts } from '../../src/server/identity/create-accounts.ts';
import { getDirectory } from '../../src/server/organisation/directory.ts';
import { seedTemplate } from '../../src/server/organisation/seed.ts';
import { bearer, logInAs } from './accounts.ts';

const NOW = '2026-03-02T01:00:00.000Z';

/** The template bureau in a test's database, its people and posts found by user name (`shuiziyuan.head`). */
export interface SeededBureau {
  readonly bureauId: string;
  person(username: string): PersonId;
  post(username: string): PostId;
  /** The unit of a post: `unit('shuiziyuan.head')`. */
  unit(username: string): UnitId;
  /** Creates the account of a post at the first call and logs in; gives the headers for its requests. */
  logIn(app: App, username: string): Promise<{ authorization: string }>;
}

export async function seedBureau(pool: pg.Pool, now = NOW): Promise<SeededBureau> {
  const { bureauId, accounts } = await seedTemplate(pool, now);
  const directory = await getDirectory(pool, bureauId);
  const passwords = new Map<string, string>();
  const person = (username: string): PersonId =>
    found(accounts.find((account) => account.username === username)?.personId, username);
  const post = (username: string): PostId => {
    const personId = person(username);
    return found(directory.holdings.find((holding) => holding.personId === personId)?.postId, username);
  };
  return {
    bureauId,
    person,
    post,
    unit: (username) => found(directory.posts.get(post(username))?.unitId, username),
    async logIn(app, username) {
      const known = passwords.get(username);
      if (known !== undefined) return bearer(await logInAs(app, username, known));
      const draft = { username, personId: person(username), title: username, roles: [] };
      const [issued] = await transaction(pool, (client) => createAccounts(client, bureauId, [draft], now));
      const password = found(issued?.password, username);
      passwords.set(username, password);
      return bearer(await logInAs(app, username, password));
    },
  };
}

function found<T>(value: T | undefined, username: string): T {
  if (value === undefined) throw new Error(`the template has no post ${username}`);
  return value;
}
