/** Short messages through the HTTP gateway that the settings name. */
import type { Config } from '../../config.ts';
import { phoneDigits } from '../../sealing.ts';
import { type Post, post } from '../http.ts';
import { dead, type Outcome, retry, SENT } from '../outcome.ts';

export interface ShortMessage {
  /** The same with every try, so that a gateway that saw it before sends it once. */
  readonly id: string;
  readonly phone: string;
  readonly text: string;
}

type Gateway = Pick<Config, 'SMS_URL' | 'SMS_BODY' | 'SMS_AUTHORIZATION' | 'SMS_SECRET' | 'SMS_ACCEPTED'>;

export async function sendShortMessage(
  message: ShortMessage,
  gateway: Gateway,
  stop: AbortSignal,
): Promise<Outcome> {
  if (gateway.SMS_URL === undefined) return retry('no gateway');
  const accepted = gateway.SMS_ACCEPTED === undefined ? null : new RegExp(gateway.SMS_ACCEPTED);
  const judge = (answer: string) =>
    accepted === null || accepted.test(answer) ? SENT : dead('not accepted');
  return post(requestOf(message, gateway, gateway.SMS_URL), stop, judge);
}

/** The request as the gateway's template says: JSON where it begins with a brace, else a form. */
export function requestOf({ id, phone, text }: ShortMessage, gateway: Gateway, url: string): Post {
  const json = gateway.SMS_BODY.trimStart().startsWith('{');
  const values: Readonly<Record<string, string>> = {
    id,
    phone: phoneDigits(phone).replace(/^86(?=1\d{10}$)/, ''),
    text,
    secret: gateway.SMS_SECRET ?? '',
  };
  const escaping = json ? (value: string) => JSON.stringify(value).slice(1, -1) : encodeURIComponent;
  const body = gateway.SMS_BODY.replace(/\{\{(\w+)\}\}/g, (all, name: string) => {
    const value = values[name];
    return value === undefined ? all : escaping(value);
  });
  return {
    url,
    body,
    headers: {
      'content-type': json
        ? 'application/json; charset=utf-8'
        : 'application/x-www-form-urlencoded; charset=utf-8',
      'idempotency-key': id,
      ...(gateway.SMS_AUTHORIZATION === undefined ? {} : { authorization: gateway.SMS_AUTHORIZATION }),
    },
  };
}
