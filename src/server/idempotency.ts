import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type pg from 'pg';
import type { BureauId } from '../domain/organisation/types.ts';
import { addMinutes, type Instant } from '../domain/time.ts';
import { canonicalJson } from './canonical-json.ts';
import { DomainError } from './errors.ts';
import { defineErrors } from './problem.ts';

/**
 * A repeated request with the same Idempotency-Key has one effect (invariant 4).
 *
 * The statement that does the work also inserts the answer under the key (`idempotencyCte`). A repeat therefore
 * cannot get through: it fails on the primary key (23505), or its rule refuses because the first one has already
 * changed the state. Only then, off the common path, `once` looks the key up and gives the stored answer.
 */
export interface IdempotencyScope {
  readonly bureauId: BureauId;
  /** Who repeats: `account:<id>`, or for the public what the route knows of the caller. */
  readonly actorKey: string;
  readonly key: string;
  /** Of method, path and content: the same key with another content is a mistake of the caller. */
  readonly requestHash: string;
}

export interface StoredAnswer {
  readonly status: number;
  /** JSON text, exactly as first sent. */
  readonly body: string;
}

export const idempotencyErrors = defineErrors({
  'idempotency.bad-key': {
    status: 400,
    sentence: 'Idempotency-Key 请用 8 到 128 个字母、数字或 - _ . : 字符。',
  },
  'idempotency.other-request': {
    status: 422,
    sentence: '这个 Idempotency-Key 已用于另一次内容不同的操作，请换一个新的再提交。',
  },
});

const KEY_FORM = /^[A-Za-z0-9._:-]{8,128}$/;
const KEPT_MINUTES = 24 * 60;
const UNIQUE_VIOLATION = '23505';
const COLUMNS = 'bureau_id, actor_key, key, request_hash, status, body, created_at';

/**
 * The scope of a request; null when it carries no Idempotency-Key.
 * @throws DomainError `idempotency.bad-key`
 */
export function idempotencyScope(
  request: FastifyRequest,
  bureauId: BureauId,
  actorKey: string,
): IdempotencyScope | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !KEY_FORM.test(key)) throw new DomainError({ code: 'idempotency.bad-key' });
  return { bureauId, actorKey, key, requestHash: hashRequest(request.method, request.url, request.body) };
}

/**
 * One CTE of a write statement: stores the answer when the row source `from` (a CTE of the same statement that
 * returns one row when the work was done) has a row and a key was given.
 * @param first number of the first of its seven parameters, filled by `idempotencyValues`
 */
export function idempotencyCte(first: number, from: string): string {
  const types = ['uuid', 'text', 'text', 'text', 'smallint', 'text', 'timestamptz'];
  const values = types.map((type, index) => `$${first + index}::${type}`);
  return `insert into idempotency_key (${COLUMNS}) select ${values.join(', ')} from ${from} where ${values[2]} is not null`;
}

/** The seven parameters of `idempotencyCte`; without a scope they store nothing. */
export function idempotencyValues(
  scope: IdempotencyScope | null,
  answer: { readonly status: number; readonly body: string },
  now: Instant,
): unknown[] {
  if (scope === null) return [null, null, null, null, null, null, null];
  return [scope.bureauId, scope.actorKey, scope.key, scope.requestHash, answer.status, answer.body, now];
}

/**
 * Runs a command that stores its own answer under the scope's key, and answers a repeat with that answer.
 * @throws whatever `work` throws, when the key has no stored answer; DomainError `idempotency.other-request`
 */
export async function once(
  pool: pg.Pool,
  scope: IdempotencyScope | null,
  work: () => Promise<StoredAnswer>,
): Promise<StoredAnswer> {
  try {
    return await work();
  } catch (error) {
    if (scope === null || !mayBeRepeat(error)) throw error;
    const stored = await lookup(pool, scope);
    if (stored === null) throw error;
    return stored;
  }
}

/**
 * The stored answer of a key, null when there is none.
 * @throws DomainError `idempotency.other-request` when the key belongs to a request with another content
 */
export async function lookup(pool: pg.Pool, scope: IdempotencyScope): Promise<StoredAnswer | null> {
  const { rows } = await pool.query<{ request_hash: string; status: number; body: string }>({
    name: 'idempotency-lookup',
    text: 'select request_hash, status, body from idempotency_key where bureau_id = $1 and actor_key = $2 and key = $3',
    values: [scope.bureauId, scope.actorKey, scope.key],
  });
  const row = rows[0];
  if (row === undefined) return null;
  if (row.request_hash !== scope.requestHash) throw new DomainError({ code: 'idempotency.other-request' });
  return { status: row.status, body: row.body };
}

/** Forgets answers older than 24 hours; a repeat after that is a new request. */
export async function sweepIdempotencyKeys(pool: pg.Pool, now: Instant): Promise<number> {
  const result = await pool.query('delete from idempotency_key where created_at < $1', [
    addMinutes(now, -KEPT_MINUTES),
  ]);
  return result.rowCount ?? 0;
}

function mayBeRepeat(error: unknown): boolean {
  if (error instanceof DomainError) return true;
  return error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION;
}

/** Content counts as parsed, so the order of keys in the JSON text plays no part. */
function hashRequest(method: string, url: string, body: unknown): string {
  return createHash('sha256')
    .update(`${method} ${url}\n${canonicalJson(body)}`)
    .digest('hex');
}
