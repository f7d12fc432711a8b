/** How an applicant proves that a case is theirs: receipt code, and phone tail or PIN. */
import { createHash, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { ProgressQuery } from '../../contract/public.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import type { Executed } from './execute.ts';
import { sealerOf } from './sealer.ts';
import { readCaseByCode } from './store.ts';
import { worldAt } from './world.ts';

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number }, Buffer>(scrypt);
const PIN_COST = { N: 4096, r: 8, p: 1 };
/** Unknown codes are checked against this, so that they take as long as known ones. */
const NO_CASE = '00000000-0000-0000-0000-000000000000';
const NO_HASH = Buffer.alloc(32);

/** A PIN has few digits, so its hash is slow and salted by the case; tries are limited besides. */
export function pinHash(caseId: string, pin: string): Promise<Buffer> {
  return derive(pin, createHash('sm3').update(caseId).digest(), NO_HASH.length, PIN_COST);
}

/** Codes are read out and typed: case and separators do not count. */
export function plainCode(code: string): string {
  return code.toUpperCase().replace(/[^0-9A-Z]/g, '');
}

/**
 * The case behind a receipt. Wrong code, wrong digits and wrong PIN get the same answer.
 *
 * @throws DomainError `case.code-unknown`
 */
export async function caseByReceipt(deps: Deps, query: ProgressQuery): Promise<Executed> {
  const sealer = sealerOf(deps);
  const row = await readCaseByCode(deps.pool, sealer.index('code', plainCode(query.code)));
  const fits = query.pin
    ? timingSafeEqual(row?.pin_hash ?? NO_HASH, await pinHash(row?.id ?? NO_CASE, query.pin))
    : timingSafeEqual(row?.phone_tail_index ?? NO_HASH, sealer.index('phone-tail', query.phoneTail ?? ''));
  if (!row || !fits) throw new DomainError({ code: 'case.code-unknown' });
  return { row, world: await worldAt(deps, row.bureau_id, row) };
}
