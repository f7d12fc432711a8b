/** The built program with its own database, as people meet it: pages from it, accounts from its printed list. */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseDto, RegisterBody, RegisteredDto } from '../../src/contract/cases.ts';
import type { NewSessionDto } from '../../src/contract/identity.ts';
import type { OrganisationDto } from '../../src/contract/organisation.ts';
import { freePort, startProgram } from '../builders/program.ts';

export interface House {
  readonly url: string;
  passwordOf(username: string): string;
  /** A request as somebody; fails when it is not accepted. */
  ask<T>(username: string, method: 'GET' | 'POST', path: string, body?: unknown): Promise<T>;
  register(username: string, change?: Partial<RegisterBody>): Promise<RegisteredDto>;
  act(username: string, id: string, command: string, body: unknown): Promise<CaseDto>;
  /** Without an account, as an applicant. */
  askPublicly<T>(path: string, body: unknown): Promise<T>;
  close(): Promise<void>;
}

/** What a journey may change: most begin with passwords that are already one's own. */
interface HouseOptions {
  readonly firstPasswords?: boolean;
}

export async function openHouse({ firstPasswords = false }: HouseOptions = {}): Promise<House> {
  execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const dataDir = mkdtempSync(join(tmpdir(), 'journey-'));
  const program = await startProgram({
    dataDir,
    port: await freePort(),
    env: {
      LOG_LEVEL: 'error',
      RATE_LOGIN_PER_MINUTE: '100000',
      RATE_PUBLIC_PER_MINUTE: '100000',
      REQUIRE_PASSWORD_CHANGE: String(firstPasswords),
    },
  });
  const accounts = readFileSync(join(dataDir, '初始账号.txt'), 'utf8').split('\n');
  const passwordOf = (username: string): string => {
    const password = accounts.find((line) => line.startsWith(`${username} `))?.split(/\s+/)[1];
    if (!password) throw new Error(`no account ${username}`);
    return password;
  };
  const tokens = new Map<string, string>();
  const send = async <T>(method: string, path: string, body: unknown, token?: string): Promise<T> => {
    const answer = await fetch(`${program.url}/api/v1${path}`, {
      method,
      headers: {
        'idempotency-key': randomUUID(),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const tokenOf = async (username: string): Promise<string> => {
    const known = tokens.get(username);
    if (known) return known;
    const session = await send<NewSessionDto>('POST', '/sessions', {
      username,
      password: passwordOf(username),
    });
    tokens.set(username, session.token);
    return session.token;
  };
  const house: House = {
    url: program.url,
    passwordOf,
    ask: async (username, method, path, body) => send(method, path, body, await tokenOf(username)),
    askPublicly: (path, body) => send('POST', `/public${path}`, body),
    act: (username, id, command, body) => house.ask(username, 'POST', `/cases/${id}/${command}`, body),
    register: async (username, change) => {
      const { units } = await house.ask<OrganisationDto>(username, 'GET', '/organisation');
      const unitId = units.find(({ name }) => name === '水资源管理科')?.id ?? '';
      return house.ask(username, 'POST', '/cases', { ...REQUEST, unitId, ...change });
    },
    close: async () => {
      await program.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return house;
}

const REQUEST = {
  kind: 'request',
  channel: 'window',
  applicant: { kind: 'person', name: '申请人甲', phone: '0377-00000101' },
  title: '申请在承包地打一口灌溉机井',
  detail: '承包地二十亩，离最近的渠道一公里多，浇地靠拉水，想打一口机井。',
} as const;

export const REFUSAL = {
  reasonKind: 'conditions-absent',
  reason: '所在村组的地下水位连年下降，年度取水指标已经全部分配，没有余量。',
  tried: '核对了全县取水台账，问过邻近三个乡镇，都没有可以调剂的指标。',
  wayForward: '可以从在建的引水支渠接水灌溉，预计明年三月通水，请到农村水利水电科登记接水口。',
  applicantView: { kind: 'stated', text: '愿意等支渠通水，希望接水口近一些。' },
} as const;
