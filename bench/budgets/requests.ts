/** The requests that are measured, and the cases that they need. */
import { randomUUID } from 'node:crypto';
import type { RegisterBody } from '../../src/contract/cases.ts';
import type { Account } from '../lib/accounts.ts';
import { Client } from '../lib/client.ts';
import type { Sent } from '../lib/http.ts';
import { inParallel } from '../lib/parallel.ts';

export const OPERATIONS = ['登记', '决定', '待办', '进度'] as const;
export type Operation = (typeof OPERATIONS)[number];
export type Requests = Readonly<Record<Operation, readonly Sent[]>> & {
  /** Sent first: what a process loads once is no part of the measurement. */
  readonly first: readonly Sent[];
};

interface Prepared {
  readonly caseId: string;
  readonly decider: string;
  readonly code: string;
  readonly tail: string;
}

/** Registers and proposes `count` cases through the API, and writes down what will be asked. */
export async function prepare(
  baseUrl: string,
  accounts: readonly Account[],
  count: number,
): Promise<Requests> {
  const staff = await inParallel(accounts, 4, (account) => Client.logIn(baseUrl, account));
  const byPerson = new Map(staff.map((client) => [client.account.person.id, client]));
  const desks = staff.filter(({ account }) => account.posts.some((post) => post.kind === 'first-responder'));
  const numbers = Array.from({ length: count }, (_, index) => index);
  const prepared = await inParallel(numbers, 8, (index) => escalated(desks, index));
  const token = (personId: string) => byPerson.get(personId)?.token ?? '';
  const registration = (index: number) => {
    const desk = desks[index % desks.length];
    return posted('/api/v1/cases', bodyOf(desk, count + index), desk?.token ?? '');
  };
  return {
    first: [
      ...desks.map((_, index) => registration(count + index)),
      ...staff.map(({ token }) => asked('/api/v1/inbox', token)),
    ],
    登记: numbers.map(registration),
    决定: prepared.map(({ caseId, decider }) =>
      posted(
        `/api/v1/cases/${caseId}/pass-up`,
        { judgement: 'infeasible', opinion: '地块在堤脚线以内，确实不能建房，请上级研究。' },
        token(decider),
      ),
    ),
    待办: prepared.map(({ decider }) => asked('/api/v1/inbox', token(decider))),
    进度: prepared.map(({ code, tail }) => ({
      method: 'POST',
      path: '/api/v1/public/progress',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code, phoneTail: tail }),
    })),
  };
}

async function escalated(desks: readonly Client[], index: number): Promise<Prepared> {
  const desk = desks[index % desks.length];
  if (desk === undefined) throw new Error('no first responder among the accounts');
  const registered = await desk.register(bodyOf(desk, index));
  const proposed = await desk.command(registered.id, 'propose-refusal', {
    reasonKind: 'law-forbids',
    reason: '所申请的位置在河道管理范围以内，距堤脚线不足二十米。',
    articles: ['《河道管理条例》第二十四条'],
    tried: '实地量过距离，查过划界图，也与乡镇商量过换地。',
    wayForward: '堤防管理范围以外有两处空闲宅基地，可由村里协助调换。',
    applicantView: { kind: 'declined' },
  });
  return {
    caseId: registered.id,
    decider: proposed.next?.personId ?? '',
    code: registered.trackingCode,
    tail: tailOf(index),
  };
}

function bodyOf(desk: Client | undefined, index: number): RegisterBody {
  return {
    unitId: desk?.account.posts[0]?.unit.id ?? '',
    kind: 'request',
    channel: 'window',
    applicant: { kind: 'person', name: '申请人', phone: `0377-0000${tailOf(index)}` },
    title: '申请在堤防附近翻建住房',
    detail:
      '老屋漏雨多年，位置靠近河堤，想在原址翻建两层，请问能否办理许可，需要准备哪些材料，多长时间能办好。',
  };
}

const tailOf = (index: number) => String(index % 10_000).padStart(4, '0');

function posted(path: string, body: unknown, token: string): Sent {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
  };
  return { method: 'POST', path, headers, body: JSON.stringify(body) };
}

function asked(path: string, token: string): Sent {
  return { method: 'GET', path, headers: { authorization: `Bearer ${token}` }, body: null };
}
