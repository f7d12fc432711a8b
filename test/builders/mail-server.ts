/** A real mail server on this machine, for tests: takes what comes and reads it. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface MailServer {
  readonly url: string;
  /** What arrived, in order. */
  readonly mails: ParsedMail[];
  /** Addresses that this server says it does not have. */
  readonly unknown: Set<string>;
  /** Nobody listens on its port any more; `up` opens it again. */
  down(): Promise<void>;
  up(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const mails: ParsedMail[] = [];
  const unknown = new Set<string>();
  let server = open(mails, unknown);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    unknown,
    down: () => new Promise((resolve) => server.close(() => resolve())),
    up: async () => {
      server = open(mails, unknown);
      server.listen(port, '127.0.0.1');
      await once(server.server, 'listening');
    },
  };
}

function open(mails: ParsedMail[], unknown: ReadonlySet<string>): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, done) => {
      const error = Object.assign(new Error('no such mailbox'), { responseCode: 550 });
      done(unknown.has(address) ? error : null);
    },
    onData: (stream, _session, done) => {
      simpleParser(stream).then(
        (mail) => {
          mails.push(mail);
          done();
        },
        (error: Error) => done(error),
      );
    },
  });
}

/** The address that a mail went to. */
export function addressOf(mail: ParsedMail | undefined): string | undefined {
  const to = [mail?.to ?? []].flat()[0];
  return to?.value[0]?.address;
}
