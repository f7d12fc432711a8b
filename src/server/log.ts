import { type DestinationStream, type Logger, pino } from 'pino';

/** Words that may stand for a person or a secret; never written, at any depth we log. */
const REDACTED_KEYS = [
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'newPassword',
  'currentPassword',
  'token',
  'pin',
  'phone',
  'idNumber',
  'body',
];

const redactedPaths = REDACTED_KEYS.flatMap((key) => [`["${key}"]`, `*["${key}"]`, `*.*["${key}"]`]);

/** One line of JSON per event. Texts of requests are never logged; the parameters of a query neither. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { pid: process.pid },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    redact: { paths: redactedPaths, censor: '［已隐去］' },
    serializers: { err: describeError },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/**
 * Of an error: name, message, stack, code and the rule or table it names. What PostgreSQL adds about the row
 * (`detail`, `where`) holds values of people and stays out, and so does a message that quotes such a value.
 */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, stack } = error;
  const more = error as Error & { code?: unknown; constraint?: unknown; table?: unknown; severity?: unknown };
  const message = more.severity === undefined ? error.message : `PostgreSQL ${String(more.code)}`;
  return {
    type: name,
    message,
    stack: more.severity === undefined ? stack : stackWithoutMessage(stack),
    code: more.code,
    constraint: more.constraint,
    table: more.table,
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

function stackWithoutMessage(stack: string | undefined): string | undefined {
  return stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
