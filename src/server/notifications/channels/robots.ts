/** Group robots of 企业微信 and 钉钉, and the bureau's own systems, each in the form that it documents. */
import { createHmac } from 'node:crypto';
import type { WebhookKind } from '../../../domain/notifications/types.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Post } from '../http.ts';
import { dead, type Outcome, retry, SENT } from '../outcome.ts';

/** What is posted, already in words. */
export interface RobotMessage {
  /** The same with every try. */
  readonly id: string;
  readonly title: string;
  readonly markdown: string;
  /** For systems of the bureau's own, which read data rather than words. */
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

export interface RobotTarget {
  readonly kind: WebhookKind;
  readonly url: URL;
  readonly secret: string | null;
}

/** The request for a robot; `now` is part of what is signed. */
export function robotRequest(target: RobotTarget, message: RobotMessage, now: Instant): Post {
  if (target.kind === 'wecom') {
    return json(target.url, { msgtype: 'markdown', markdown: { content: message.markdown } }, message.id);
  }
  if (target.kind === 'dingtalk') {
    const markdown = { title: message.title, text: message.markdown };
    return json(dingtalkUrl(target, Date.parse(now)), { msgtype: 'markdown', markdown }, message.id);
  }
  const body = JSON.stringify({ id: message.id, sentAt: now, title: message.title, items: message.items });
  const timestamp = String(Math.floor(Date.parse(now) / 1000));
  const request = json(target.url, body, message.id);
  const signature = createHmac('sm3', target.secret ?? '')
    .update(`${timestamp}.${body}`)
    .digest('hex');
  return {
    ...request,
    headers: {
      ...request.headers,
      'x-ruheban-timestamp': timestamp,
      'x-ruheban-signature': `hmac-sm3=${signature}`,
    },
  };
}

/** 加签: HMAC-SHA256 of "timestamp\nsecret", in milliseconds, base64, in the address. */
function dingtalkUrl({ url, secret }: RobotTarget, timestamp: number): URL {
  if (secret === null) return url;
  const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
  const signed = new URL(url);
  signed.searchParams.set('timestamp', String(timestamp));
  signed.searchParams.set('sign', sign);
  return signed;
}

function json(url: URL, body: unknown, id: string): Post {
  return {
    url: url.href,
    headers: { 'content-type': 'application/json; charset=utf-8', 'idempotency-key': id },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

/** Codes that pass: busy, and too many messages a minute (企业微信 45009, 钉钉 130101 and 410100). */
const PASSING: readonly number[] = [-1, 45_009, 130_101, 410_100];

/** Both platforms answer 200 with a code of their own: 0 is sent, and few others may go better later. */
export function judgeRobot(kind: WebhookKind): (answer: string) => Outcome {
  if (kind === 'generic') return () => SENT;
  return (answer) => {
    const code = errcodeOf(answer);
    if (code === 0) return SENT;
    if (code === null) return retry('answer unclear');
    return PASSING.includes(code) ? retry(`errcode ${code}`) : dead(`errcode ${code}`);
  };
}

function errcodeOf(answer: string): number | null {
  const [, digits] = /"errcode"\s*:\s*(-?\d{1,9})/.exec(answer) ?? [];
  return digits === undefined ? null : Number(digits);
}
