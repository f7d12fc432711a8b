/** One request to a gateway or a robot: no redirects, a limited wait, a limited answer. */
import { dead, type Outcome, retry, SENT } from './outcome.ts';

const TIMEOUT_MS = 10_000;
const ANSWER_LIMIT = 64 * 1024;

/** Statuses of 4xx that may go better later: request time-out, too early, too many requests. */
const PASSING: readonly number[] = [408, 425, 429];

export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends and judges by the status; `judge` looks at the answer of a success, which may be none. */
export async function post(
  { url, headers, body }: Post,
  stop: AbortSignal,
  judge: (answer: string) => Outcome = () => SENT,
): Promise<Outcome> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.any([stop, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    const text = await limited(answer);
    if (answer.ok) return judge(text);
    const fault = `http ${answer.status}`;
    const passing = answer.status >= 500 || PASSING.includes(answer.status);
    return passing ? retry(fault) : dead(fault);
  } catch (error) {
    return retry(transportFault(error));
  }
}

async function limited(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.length;
    if (size > ANSWER_LIMIT) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** `timeout`, `refused`, … by the code of the system's error; nothing of its message. */
function transportFault(error: unknown): string {
  if (!(error instanceof Error)) return 'unreachable';
  if (error.name === 'TimeoutError') return 'timeout';
  if (error.name === 'AbortError') return 'stopped';
  const code = error.cause instanceof Error && 'code' in error.cause ? String(error.cause.code) : '';
  if (code === 'ECONNREFUSED') return 'refused';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'host unknown';
  return /^[A-Z][A-Z0-9_]{2,40}$/.test(code) ? code : 'unreachable';
}
