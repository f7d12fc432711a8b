import pg from 'pg';
import { logSqlTo } from './sql-log.ts';

/** Where PostgreSQL is: a URL, or a socket directory / host with its database and user. */
export interface Connection {
  readonly connectionString?: string;
  readonly host?: string;
  readonly port?: number;
  readonly database?: string;
  readonly user?: string;
  readonly password?: string;
}

export interface PoolOptions {
  /** Sessions at most; the embedded server allows 60 in all. */
  readonly max?: number;
  /** A statement that runs longer is cancelled; long work sets its own with `set local`. */
  readonly statementTimeoutMs?: number;
  readonly applicationName?: string;
  /** Told when a session that nobody is using breaks (the server restarted); the pool replaces it. */
  readonly onIdleError?: (error: Error) => void;
}

type Parse = (text: string) => unknown;

/** `date` stays the day it is: no Date object, no zone. */
const parseDate: Parse = (text) => text;

/** Counts and sequence numbers of ours stay far below 2^53. */
const parseInt8: Parse = (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} is not a safe integer`);
  return value;
};

/** `timestamptz` in ISO datestyle, any session zone → `YYYY-MM-DDTHH:mm:ss.sssZ` (microseconds are cut). */
const parseTimestamptz: Parse = (text) => {
  if (text.endsWith('+00') && text[10] === ' ') {
    const dot = text.indexOf('.', 19);
    const fraction =
      dot < 0
        ? '000'
        : text
            .slice(dot + 1, -3)
            .padEnd(3, '0')
            .slice(0, 3);
    return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction}Z`;
  }
  const zoned = /[+-]\d\d$/.test(text) ? `${text}:00` : text;
  const at = new Date(zoned.replace(' ', 'T'));
  return Number.isNaN(at.getTime()) ? text : at.toISOString();
};

const scalars: ReadonlyArray<readonly [oid: number, arrayOid: number, parse: Parse]> = [
  [1082, 1182, parseDate],
  [20, 1016, parseInt8],
  [1184, 1185, parseTimestamptz],
];

/** One-dimensional arrays of the scalars above, whose texts hold no comma, brace or quote. */
function arrayOf(parse: Parse): Parse {
  return (text) => {
    const inside = text.slice(1, -1);
    if (inside === '') return [];
    return inside.split(',').map((item) => (item === 'NULL' ? null : parse(item.replaceAll('"', ''))));
  };
}

function typeOverrides(): pg.TypeOverrides {
  const types = new pg.TypeOverrides();
  for (const [oid, arrayOid, parse] of scalars) {
    types.setTypeParser(oid, parse);
    types.setTypeParser(arrayOid, arrayOf(parse));
  }
  return types;
}

const types = typeOverrides();

/** Opens a pool whose rows come back in the project's own forms: days, instants and numbers, never Date. */
export function createPool(connection: Connection, options: PoolOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    types,
    max: options.max ?? 16,
    application_name: options.applicationName ?? 'ruheban',
    statement_timeout: options.statementTimeoutMs ?? 15_000,
    idle_in_transaction_session_timeout: 60_000,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
  });
  pool.on('error', (error) => options.onIdleError?.(error));
  // Only `npm run bench -- budgets` sets it, on data of its own.
  const sqlLog = process.env.BENCH_SQL_LOG;
  if (sqlLog) logSqlTo(pool, sqlLog);
  return pool;
}
