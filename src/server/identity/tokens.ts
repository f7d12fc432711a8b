import { createHash, randomBytes } from 'node:crypto';
import { parse as uuidBytes, validate } from 'uuid';
import type { BureauId } from '../../domain/organisation/types.ts';

/** 256 bits that nobody can guess, after the 16 bytes of the bureau in whose part of the table the session lies. */
const SECRET_BYTES = 32;
const BUREAU_BYTES = 16;

export interface SessionKey {
  readonly bureauId: BureauId;
  /** What the table holds instead of the token. */
  readonly tokenHash: Buffer;
}

export function newToken(bureauId: BureauId): string {
  return Buffer.concat([uuidBytes(bureauId), randomBytes(SECRET_BYTES)]).toString('base64url');
}

/** Where to find the session of a token; null when the text cannot be a token. */
export function sessionKeyOf(token: string): SessionKey | null {
  if (token.length !== 64 || !/^[A-Za-z0-9_-]+$/.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  const bureauId = uuidOf(bytes.subarray(0, BUREAU_BYTES));
  if (bureauId === null) return null;
  return { bureauId, tokenHash: createHash('sha256').update(bytes).digest() };
}

function uuidOf(bytes: Buffer): string | null {
  const hex = bytes.toString('hex');
  const text = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return validate(text) ? text : null;
}
