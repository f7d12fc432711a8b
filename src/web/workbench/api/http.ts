/** The one way to the server: JSON there and back, faults as errors that carry the server's sentence. */
import type { Problem } from '../../../contract/problem.ts';
import { heardClock } from './clock.ts';
import { OfflineError, ProblemError } from './problems.ts';

export interface Wish {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  readonly body?: unknown;
  readonly file?: File;
  readonly idempotencyKey?: string;
  /** The version that the person saw; another one by now is answered with 409. */
  readonly ifMatch?: number;
  /** Goes out even while the page is being left. */
  readonly keepalive?: boolean;
  readonly signal?: AbortSignal | undefined;
}

type Listener = () => void;
const sessionEnded = new Set<Listener>();

/** Called when the server no longer knows who we are. */
export function onSessionEnded(listener: Listener): Listener {
  sessionEnded.add(listener);
  return () => sessionEnded.delete(listener);
}

/** Asks the server; the answer has the type that the contract promises for this address. */
export async function ask<Answer>(path: string, wish: Wish = {}): Promise<Answer> {
  const response = await send(path, wish);
  if (response.ok) {
    const text = await response.text();
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  }
  const problem = await problemOf(response);
  if (response.status === 401 && !path.startsWith('/sessions')) for (const tell of sessionEnded) tell();
  throw new ProblemError(problem);
}

async function send(path: string, wish: Wish): Promise<Response> {
  try {
    const response = await fetch(`/api/v1${path}`, {
      method: wish.method ?? 'GET',
      headers: headersOf(wish),
      body: bodyOf(wish),
      keepalive: wish.keepalive ?? false,
      signal: wish.signal ?? null,
      credentials: 'same-origin',
    });
    heardClock(response.headers.get('date'));
    return response;
  } catch (error) {
    if (wish.signal?.aborted) throw error;
    throw new OfflineError();
  }
}

function headersOf(wish: Wish): Record<string, string> {
  return {
    accept: 'application/json',
    ...(wish.body !== undefined && { 'content-type': 'application/json' }),
    ...(wish.idempotencyKey && { 'idempotency-key': wish.idempotencyKey }),
    ...(wish.ifMatch !== undefined && { 'if-match': `"${wish.ifMatch}"` }),
  };
}

function bodyOf(wish: Wish): BodyInit | null {
  if (wish.file) {
    const form = new FormData();
    form.append('file', wish.file);
    return form;
  }
  return wish.body === undefined ? null : JSON.stringify(wish.body);
}

async function problemOf(response: Response): Promise<Problem> {
  const fallback: Problem = {
    type: 'about:blank',
    title: '服务器没有正常答复，请稍后再试。',
    status: response.status,
    code: 'unknown',
  };
  try {
    const told: unknown = await response.json();
    return isProblem(told) ? told : fallback;
  } catch {
    return fallback;
  }
}

function isProblem(told: unknown): told is Problem {
  return typeof told === 'object' && told !== null && 'title' in told && 'status' in told && 'code' in told;
}
