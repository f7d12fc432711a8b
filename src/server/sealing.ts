/**
 * Contact data at rest: numbers are sealed with SM4 and found again by HMAC-SM3. A sealed value is text
 * (`sm4:1:…`), so that it can lie inside a case's state and history; keys come from the master key.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { DataKey } from './data-key.ts';

const PREFIX = 'sm4:1:';
const IV_BYTES = 16;
const TAG_BYTES = 16;

export interface Sealer {
  /** Seals one text. Each call gives another value. */
  seal(plain: string): string;
  /** Opens a sealed text. @throws Error when it was changed or sealed with another key */
  open(sealed: string): string;
  /** The same value with everything sealed in it opened, however deep. */
  openAll<T>(value: T): T;
  /** A blind index: equal for equal texts, useless without the key. `purpose` keeps kinds apart. */
  index(purpose: string, plain: string): Buffer;
}

/** Built once per process. */
export function createSealer(key: DataKey): Sealer {
  const cipherKey = key.derive('contact.sm4', 16);
  const tagKey = key.derive('contact.tag', 32);
  const indexKey = key.derive('contact.index', 32);
  const tagOf = (body: Buffer) => createHmac('sm3', tagKey).update(body).digest().subarray(0, TAG_BYTES);

  const open = (sealed: string): string => {
    const bytes = Buffer.from(sealed.slice(PREFIX.length), 'base64url');
    const body = bytes.subarray(0, -TAG_BYTES);
    const tag = bytes.subarray(-TAG_BYTES);
    if (!sealed.startsWith(PREFIX) || body.length < IV_BYTES || !timingSafeEqual(tagOf(body), tag)) {
      throw new Error('a sealed value does not open with this key');
    }
    const decipher = createDecipheriv('sm4-ctr', cipherKey, body.subarray(0, IV_BYTES));
    return Buffer.concat([decipher.update(body.subarray(IV_BYTES)), decipher.final()]).toString('utf8');
  };

  const openAll = <T>(value: T): T => {
    if (typeof value === 'string') return (isSealed(value) ? open(value) : value) as T;
    if (Array.isArray(value)) return value.map((one: unknown) => openAll(one)) as T;
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, openAll<unknown>(one)])) as T;
  };

  return {
    seal: (plain) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('sm4-ctr', cipherKey, iv);
      const body = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final()]);
      return PREFIX + Buffer.concat([body, tagOf(body)]).toString('base64url');
    },
    open,
    openAll,
    index: (purpose, plain) => createHmac('sm3', indexKey).update(`${purpose}\n${plain}`).digest(),
  };
}

export function isSealed(text: string): boolean {
  return text.startsWith(PREFIX);
}

/** Digits only, so that 0377-1234 5678 and 037712345678 are the same number. */
export function phoneDigits(phone: string): string {
  return phone.replace(/\D/g, '');
}

/** What people see without a reason to see more: 138****1234. */
export function maskPhone(phone: string): string {
  const digits = phoneDigits(phone);
  return digits.length < 8 ? `****${digits.slice(-2)}` : `${digits.slice(0, 3)}****${digits.slice(-4)}`;
}

/** 张**, 某某水务有限公司 stays: a company's name is public. */
export function maskName(name: string): string {
  return `${[...name][0] ?? ''}**`;
}
