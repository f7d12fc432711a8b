/** What a file really is: by its content, never by its name alone. */
import { fileTypeFromBuffer } from 'file-type';
import { DomainError } from '../errors.ts';

export const MOST_FILE_BYTES = 20 * 1024 * 1024;

const ALLOWED = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/heic',
  'image/tiff',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/x-cfb',
  'application/zip',
  'application/x-7z-compressed',
  'application/vnd.rar',
]);
const TEXT_NAME = /\.(txt|csv|md)$/i;

/** By content; plain text has no signature and must at least be text. @throws DomainError `case.attachment-kind` */
export async function mediaTypeOf(body: Buffer, name: string): Promise<string> {
  const found = await fileTypeFromBuffer(body);
  if (found && ALLOWED.has(found.mime)) return found.mime;
  if (!found && TEXT_NAME.test(name) && body.length > 0 && !body.includes(0))
    return 'text/plain; charset=utf-8';
  throw new DomainError({ code: 'case.attachment-kind' });
}

/** The last part of the name without control characters, 200 characters at most. */
export function plainFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  return last.replace(/[\u0000-\u001f\u007f]/g, '').slice(-200) || '附件';
}
