import { type DestinationStream, type LogFn, type Logger, pino } from 'pino';

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
    hooks: { logMethod: neverQuoteError },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** Without a message of its own a line would repeat the error's, past the serializer. */
function neverQuoteError(this: Logger, args: Parameters<LogFn>, method: LogFn): void {
  if (args.length === 1 && typeof args[0] === 'object') method.apply(this, [args[0], 'event']);
  else method.apply(this, args);
}

/** Classes of PostgreSQL errors whose message speaks of our statement or the server, never of a row. */
const HARMLESS = /^(08|0A|42|53|57)/;

/**
 * Of an error: name, message, stack, code and the rule or table it names. What PostgreSQL adds about the row
 * (`detail`, `where`) holds values of people and stays out, and so does a message that may quote such a value.
 */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const more = error as Error & { code?: unknown; constraint?: unknown; table?: unknown; severity?: unknown };
  const quotable = more.severity === undefined || HARMLESS.test(String(more.code));
  return {
    type: error.name,
    message: quotable ? error.message : `PostgreSQL ${String(more.code)}`,
    stack: quotable ? error.stack : stackWithoutMessage(error.stack),
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
