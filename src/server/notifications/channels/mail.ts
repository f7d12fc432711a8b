/** Mail through the server that the settings name. */
import { createTransport } from 'nodemailer';
import type { Config } from '../../config.ts';
import { dead, type Outcome, retry, SENT } from '../outcome.ts';

export interface MailMessage {
  /** The same with every try: mail servers and programs know a message by it. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Shown in front of others. */
  readonly urgent: boolean;
}

const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;

export async function sendMail(
  message: MailMessage,
  { SMTP_URL, MAIL_FROM }: Pick<Config, 'SMTP_URL' | 'MAIL_FROM'>,
  stop: AbortSignal,
): Promise<Outcome> {
  if (SMTP_URL === undefined) return retry('no mail server');
  if (stop.aborted) return retry('stopped');
  const transport = createTransport({
    url: SMTP_URL,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const close = () => transport.close();
  stop.addEventListener('abort', close, { once: true });
  try {
    await transport.sendMail({
      from: { name: '如何办', address: MAIL_FROM },
      to: message.to,
      subject: message.subject,
      text: message.text,
      html: message.html,
      messageId: `<${message.id}@${MAIL_FROM.split('@').at(-1)}>`,
      headers: { 'auto-submitted': 'auto-generated' },
      ...(message.urgent ? { priority: 'high' as const } : {}),
    });
    return SENT;
  } catch (error) {
    return faultOf(error);
  } finally {
    stop.removeEventListener('abort', close);
    transport.close();
  }
}

/** A server that says no for good to this recipient or this message is not asked again; everything else may pass. */
function faultOf(error: unknown): Outcome {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const word = typeof code === 'string' && /^E[A-Z]{3,20}$/.test(code) ? code : 'unreachable';
  if (typeof responseCode !== 'number') return retry(`smtp ${word}`);
  const forGood = responseCode >= 500 && (word === 'EENVELOPE' || word === 'EMESSAGE');
  return forGood ? dead(`smtp ${responseCode}`) : retry(`smtp ${responseCode}`);
}
