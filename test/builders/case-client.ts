import { randomUUID } from 'node:crypto';
import type { CaseDto, RegisterBody, RegisteredDto } from '../../src/contract/cases.ts';
import type { Problem } from '../../src/contract/problem.ts';
import { localDateOf } from '../../src/domain/time.ts';
import { type SeededBureau, seedBureau } from './seeded.ts';
import { createTestServer, type TestServer } from './server.ts';

/** What one request came to: the status and the parsed body. */
export interface Answered<T> {
  readonly status: number;
  readonly body: T;
}

/** Drives cases over HTTP as the people of the template bureau, by user name. */
export interface CaseClient {
  readonly server: TestServer;
  readonly bureau: SeededBureau;
  /** For requests whose answer is no JSON. */
  headers(username: string): Promise<{ authorization: string }>;
  get<T>(username: string, path: string): Promise<Answered<T>>;
  post<T>(
    username: string,
    path: string,
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<Answered<T>>;
  /** Registers as `shuiziyuan.desk1` unless somebody else is named; fails when it is not accepted. */
  register(change?: Partial<RegisterBody>, username?: string): Promise<RegisteredDto>;
  /** A command that must succeed. */
  act(username: string, id: string, command: string, body?: unknown): Promise<CaseDto>;
  /** A command that must be refused. */
  refused(username: string, id: string, command: string, body?: unknown): Promise<Answered<Problem>>;
}

export const REFUSAL = {
  reasonKind: 'law-forbids',
  reason: '该地块位于地下水禁采区，河南省划定公告明确禁止新打自备井取水。',
  articles: ['地下水管理条例第三十五条'],
  tried: '已与水文部门核对禁采区范围，并查阅该地块历史取水档案。',
  wayForward: '可申请接入城市公共供水管网，供水公司三个工作日内上门勘查。',
  applicantView: { kind: 'stated', text: '希望尽快接通用水。' },
};

export const byPhone = (calledAt: string) => ({
  method: 'phone',
  number: '0377-00000099',
  calledAt,
  answeredBy: '申请人本人',
  said: '说明了不能打井的原因和接入公共供水的办法。',
  applicantWords: '知道了，同意接入公共供水。',
});

export async function createCaseClient(env: Record<string, string> = {}): Promise<CaseClient> {
  const server = await createTestServer({ env: { SESSION_IDLE_MINUTES: '1440', ...env } });
  const bureau = await seedBureau(server.deps.pool);
  const logins = new Map<
    string,
    { readonly day: string; readonly headers: Promise<{ authorization: string }> }
  >();
  // A session ends with the day; a test that moves its clock on logs in again.
  const headersOf = (username: string) => {
    const day = localDateOf(server.clock.now);
    const kept = logins.get(username);
    const login = kept?.day === day ? kept : { day, headers: bureau.logIn(server.app, username) };
    logins.set(username, login);
    return login.headers;
  };
  const get = async <T>(username: string, path: string) => {
    const headers = await headersOf(username);
    const answer = await server.app.inject({ url: `/api/v1${path}`, headers });
    return { status: answer.statusCode, body: answer.json<T>() };
  };
  const post = async <T>(
    username: string,
    path: string,
    body: unknown,
    extra: Record<string, string> = {},
  ) => {
    const headers = { ...(await headersOf(username)), 'idempotency-key': randomUUID(), ...extra };
    const payload = body as Record<string, unknown>;
    const answer = await server.app.inject({ method: 'POST', url: `/api/v1${path}`, headers, payload });
    return { status: answer.statusCode, body: answer.json<T>() };
  };
  const must = <T>({ status, body }: Answered<T>): T => {
    if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body;
  };
  return {
    server,
    bureau,
    headers: headersOf,
    get,
    post,
    register: async (change = {}, username = 'shuiziyuan.desk1') =>
      must(
        await post<RegisteredDto>(username, '/cases', {
          unitId: bureau.unit('shuiziyuan.desk1'),
          kind: 'request',
          channel: 'window',
          applicant: { kind: 'person', name: '申请人甲', phone: '0377-00000099' },
          title: '申请打一口自备井',
          detail: '养殖场用水紧张，想在院内打一口井取用地下水。',
          ...change,
        }),
      ),
    act: async (username, id, command, body = {}) =>
      must(await post<CaseDto>(username, `/cases/${id}/${command}`, body)),
    refused: async (username, id, command, body = {}) => {
      const answer = await post<Problem>(username, `/cases/${id}/${command}`, body);
      if (answer.status < 400) throw new Error(`${command} was accepted`);
      return answer;
    },
  };
}
