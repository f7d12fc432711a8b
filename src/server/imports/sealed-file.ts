/** Uploaded files at rest: they hold the names and numbers of many people, so they are sealed as a whole with SM4. */
import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { DataKey } from '../data-key.ts';

const IV_BYTES = 16;
const TAG_BYTES = 32;

/** initialisation vector · encrypted file · tag over both. */
export function sealFile(key: DataKey, file: Buffer): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('sm4-ctr', cipherKey(key), iv);
  const body = Buffer.concat([iv, cipher.update(file), cipher.final()]);
  return Buffer.concat([body, tagOf(key, body)]);
}

/** @throws Error when the file was changed or sealed with another key */
export function openFile(key: DataKey, sealed: Buffer): Buffer {
  const body = sealed.subarray(0, -TAG_BYTES);
  const tag = sealed.subarray(-TAG_BYTES);
  if (body.length < IV_BYTES || !timingSafeEqual(tagOf(key, body), tag)) {
    throw new Error('a sealed file does not open with this key');
  }
  const decipher = createDecipheriv('sm4-ctr', cipherKey(key), body.subarray(0, IV_BYTES));
  return Buffer.concat([decipher.update(body.subarray(IV_BYTES)), decipher.final()]);
}

function cipherKey(key: DataKey): Buffer {
  return key.derive('import.sm4', 16);
}

function tagOf(key: DataKey, body: Buffer): Buffer {
  return createHmac('sm3', key.derive('import.tag', 32)).update(body).digest();
}
