/** The API as one logged-in person, typed by the contract. */
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { commandSchemas, StaffCommandName } from '../../src/contract/case-commands.ts';
import type {
  CaseDto,
  caseListSchema,
  eventListSchema,
  inboxSchema,
  RegisterBody,
  RegisteredDto,
} from '../../src/contract/cases.ts';
import type { AccountDto, NewSessionDto } from '../../src/contract/identity.ts';
import type { Account } from './accounts.ts';
import { type Answered, send } from './http.ts';

export type CommandBody<N extends StaffCommandName> = z.input<(typeof commandSchemas)[N]>;

/** The server said something else than what the caller needs. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';
  readonly status: number;
  readonly body: string;

  constructor(what: string, { status, text }: Answered) {
    super(`${what} → ${status} ${text.slice(0, 500)}`);
    this.status = status;
    this.body = text;
  }
}

export class Client {
  readonly base: URL;
  readonly token: string;
  readonly account: AccountDto;

  private constructor(base: URL, session: NewSessionDto) {
    this.base = base;
    this.token = session.token;
    this.account = session.account;
  }

  static async logIn(
    baseUrl: string,
    { username, password }: Pick<Account, 'username' | 'password'>,
  ): Promise<Client> {
    const base = new URL(baseUrl);
    const session = await json<NewSessionDto>(base, 'POST', '/api/v1/sessions', { username, password });
    return new Client(base, session);
  }

  get<T>(path: string): Promise<T> {
    return json<T>(this.base, 'GET', path, null, { authorization: `Bearer ${this.token}` });
  }

  /** Each call is a new operation with a key of its own, unless the caller repeats one. */
  post<T>(path: string, body: unknown, key: string = randomUUID()): Promise<T> {
    return json<T>(this.base, 'POST', path, body, {
      authorization: `Bearer ${this.token}`,
      'idempotency-key': key,
    });
  }

  register(body: RegisterBody, key?: string): Promise<RegisteredDto> {
    return this.post('/api/v1/cases', body, key);
  }

  command<N extends StaffCommandName>(id: string, name: N, body: CommandBody<N>): Promise<CaseDto> {
    return this.post(`/api/v1/cases/${id}/${name}`, body);
  }

  read(id: string): Promise<CaseDto> {
    return this.get(`/api/v1/cases/${id}`);
  }

  events(id: string): Promise<z.output<typeof eventListSchema>> {
    return this.get(`/api/v1/cases/${id}/events`);
  }

  inbox(query = ''): Promise<z.output<typeof inboxSchema>> {
    return this.get(`/api/v1/inbox${query}`);
  }

  list(query = ''): Promise<z.output<typeof caseListSchema>> {
    return this.get(`/api/v1/cases${query}`);
  }
}

/** One request for JSON. @throws UnexpectedAnswer for anything but 2xx */
export async function json<T>(
  base: URL,
  method: string,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<T> {
  const answer = await send(base, {
    method,
    path,
    headers: body === null ? headers : { ...headers, 'content-type': 'application/json' },
    body: body === null ? null : JSON.stringify(body),
  });
  if (answer.status < 200 || answer.status > 299) throw new UnexpectedAnswer(`${method} ${path}`, answer);
  return JSON.parse(answer.text) as T;
}
