/** Rounds of telling at a time of the test's, and what people chose. */
import { sendDue } from '../../src/server/notifications/sender.ts';
import { tellOnce } from '../../src/server/notifications/worker.ts';
import { addAccount, bearer, logInAs } from './accounts.ts';
import type { CaseClient } from './case-client.ts';

/** `2026-03-02 09:00` in Shanghai. */
export const at = (shanghai: string) => new Date(`${shanghai.replace(' ', 'T')}:00+08:00`).toISOString();

/** One round of everything, as of the test's clock. */
export async function tellAll({ server }: CaseClient): Promise<void> {
  await tellOnce(server.deps, server.clock.now);
  for (const channel of ['mail', 'sms', 'webhook'] as const) await sendDue(server.deps, channel);
}

/** Goes on to a time and does one round there. */
export async function tellAt(client: CaseClient, shanghai: string): Promise<void> {
  client.server.clock.now = at(shanghai);
  await tellAll(client);
}

export async function choose(
  client: CaseClient,
  username: string,
  change: Record<string, unknown>,
): Promise<void> {
  const headers = await client.bureau.logIn(client.server.app, username);
  const payload = { mailAddress: null, mail: 'digest', sms: 'off', quietHours: true, ...change };
  const answer = await client.server.app.inject({
    method: 'PUT',
    url: '/api/v1/notification-preferences',
    headers,
    payload,
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
}

/** Gives somebody of the house a number. */
export async function setPhone(
  { server, bureau }: CaseClient,
  username: string,
  phone: string,
): Promise<void> {
  await server.deps.pool.query('update person set phone = $3 where bureau_id = $1 and id = $2', [
    bureau.bureauId,
    bureau.person(username),
    phone,
  ]);
}

type AdminCall = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  payload?: Record<string, unknown>,
) => Promise<{ statusCode: number; body: string; json<T>(): T }>;

/** Calls as a system administrator of a bureau, logged in anew each time: the clock of these tests jumps. */
export async function createAdmin(
  { server }: CaseClient,
  bureauId: string,
  username: string,
): Promise<AdminCall> {
  const { app, deps } = server;
  const account = await addAccount(deps.pool, bureauId, username, ['system-admin']);
  return async (method, path, payload) => {
    const headers = bearer(await logInAs(app, account.username, account.password));
    return app.inject({ method, url: `/api/v1${path}`, headers, ...(payload && { payload }) });
  };
}
