import { join } from 'node:path';
import type { Program } from '../../test/builders/program.ts';
import { type Account, readAccounts } from './accounts.ts';
import { Client } from './client.ts';
import type { Session, Workload } from './kill-rounds.ts';

/** One confirmed write: the case it went into, and the number of its event there. */
export interface ConfirmedEvent {
  readonly caseId: string;
  readonly seq: number;
}

/** Every third write registers a case, the two after it record progress in it. */
const WRITES_PER_CASE = 3;

/** Settings under which only the database can be in the way. */
export const KILL_SETTINGS: Readonly<Record<string, string>> = {
  RATE_LOGIN_PER_MINUTE: '1000000',
  REQUIRE_PASSWORD_CHANGE: 'false',
  SESSION_IDLE_MINUTES: '1440',
  LOG_LEVEL: 'warn',
};

/** First responders register requests and record progress over HTTP. */
export const casesOverHttp: Workload<ConfirmedEvent> = {
  open: async (program) => {
    const responders = await logInResponders(program);
    return { write: writerOf(responders), holds: (event) => isThere(responders, event) };
  },
};

async function logInResponders({ url, dataDir }: Program): Promise<readonly Client[]> {
  const accounts = readAccounts(join(dataDir, '初始账号.txt'));
  const clients: Client[] = [];
  for (const account of accounts) {
    const client = await logInResponder(url, account);
    if (client !== undefined) clients.push(client);
    if (clients.length === 4) return clients;
  }
  throw new Error('fewer than four first responders in the list of accounts');
}

async function logInResponder(url: string, account: Account): Promise<Client | undefined> {
  if (!account.title.includes('首问')) return undefined;
  const client = await Client.logIn(url, account);
  return client.account.posts.some(({ kind }) => kind === 'first-responder') ? client : undefined;
}

/** Keys are `round-writer-n`; each writer goes on with the case that it registered last. */
function writerOf(responders: readonly Client[]): Session<ConfirmedEvent>['write'] {
  const current = new Map<string, ConfirmedEvent>();
  return async (key) => {
    const [, writer = '0', n = '0'] = key.split('-');
    const client = responders[Number(writer) % responders.length];
    const before = current.get(writer);
    if (client === undefined) throw new Error('no responder');
    const event =
      before === undefined || Number(n) % WRITES_PER_CASE === 0
        ? { caseId: await register(client, key), seq: 1 }
        : { caseId: await recordProgress(client, before.caseId, key), seq: before.seq + 1 };
    current.set(writer, event);
    return event;
  };
}

async function register(client: Client, key: string): Promise<string> {
  const post = client.account.posts.find(({ kind }) => kind === 'first-responder');
  if (post === undefined) throw new Error('not a first responder');
  const { id } = await client.register({
    unitId: post.unit.id,
    kind: 'request',
    channel: 'window',
    applicant: { kind: 'person', name: '张三', phone: '0377-00000001' },
    title: `取水许可咨询 ${key}`,
    detail: `申请办理取水许可，编号 ${key}。`,
  });
  return id;
}

async function recordProgress(client: Client, caseId: string, key: string): Promise<string> {
  await client.command(caseId, 'record-progress', { note: `已核对材料 ${key}` });
  return caseId;
}

/** The event is in the case's history, and that history verifies. */
async function isThere(responders: readonly Client[], { caseId, seq }: ConfirmedEvent): Promise<boolean> {
  for (const client of responders) {
    const history = await client.events(caseId).catch(() => undefined);
    if (history !== undefined) return history.verified && history.items.some((event) => event.seq === seq);
  }
  return false;
}
