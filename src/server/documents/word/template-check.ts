/** What an uploaded template must be before it may stand in place of ours. */
import type { PaperName } from '../../../contract/documents.ts';
import { DomainError } from '../../errors.ts';
import { fillWord, tagsIn, wordFault } from './fill.ts';
import { TAGS, type TagValues } from './tags.ts';

/** As uploaded, and all parts together when unpacked. */
export const MOST_TEMPLATE_BYTES = 2 * 1024 * 1024;
const MOST_UNPACKED_BYTES = 40 * 1024 * 1024;

/** Parts that run, fetch or bring in something else when the paper is opened. */
const ACTIVE = /vbaProject|vbaData|activeX|\/embeddings\/|\.bin$/i;
const RELATIONSHIP = /<Relationship\b[^>]*>/g;

/**
 * Checks a template to the end: that it is a Word file of sensible size without macros or links to elsewhere, that
 * every tag is known and none that the paper needs is missing, and that it can be filled.
 *
 * @throws DomainError `document-template.*`, naming what to mend
 */
export async function checkTemplate(name: PaperName, body: Buffer): Promise<void> {
  if (unpackedBytes(body) > MOST_UNPACKED_BYTES)
    throw new DomainError({ code: 'document-template.too-large' });
  try {
    await refuseActive(body);
    const tags = await tagsIn(body);
    const known = TAGS[name];
    const unknown = tags.filter((tag) => !Object.hasOwn(known, tag));
    if (unknown.length > 0) throw refused('unknown-tags', { tags: unknown });
    const missing = Object.keys(known).filter((tag) => known[tag]?.required && !tags.includes(tag));
    if (missing.length > 0) throw refused('missing-tags', { tags: missing });
    await fillWord(body, exampleOf(name));
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw refused('broken', { fault: await wordFault(error) });
  }
}

const refused = (what: string, meta: Readonly<Record<string, unknown>>) =>
  new DomainError({ code: `document-template.${what}`, meta });

async function refuseActive(body: Buffer): Promise<void> {
  const { Zip } = await import('easy-template-x');
  const zip = await Zip.load(body);
  const files = zip.listFiles();
  if (!files.includes('word/document.xml')) throw refused('broken', { fault: '文件不是 Word 文档' });
  if (files.some((file) => ACTIVE.test(file))) throw refused('active', {});
  for (const file of files.filter((one) => one.endsWith('.rels'))) {
    const text = await zip.getFile(file).getContentText();
    const outward = (text.match(RELATIONSHIP) ?? []).some(
      (one) => /TargetMode\s*=\s*["']External/i.test(one) || /aFChunk|attachedTemplate/.test(one),
    );
    if (outward) throw refused('active', {});
  }
}

/** Something in every place: lists with one row, every condition met. */
function exampleOf(name: PaperName): TagValues {
  const text = Object.fromEntries(Object.keys(TAGS[name]).map((tag) => [tag, '示例']));
  const lists: Readonly<Record<string, true | readonly TagValues[]>> = {
    经过页: true,
    有查询码: true,
    有说明: true,
    经过: [text],
    材料: [text],
    小节: [text],
  };
  const present = Object.entries(lists).filter(([tag]) => Object.hasOwn(text, tag));
  return { ...text, ...Object.fromEntries(present) };
}

const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_END = Buffer.from([0x50, 0x4b, 0x05, 0x06]);

/** Sum of the sizes that the archive's directory gives, without unpacking; 0 where there is no directory. */
function unpackedBytes(body: Buffer): number {
  const end = body.lastIndexOf(DIRECTORY_END);
  if (end < 0 || end + 22 > body.length) return 0;
  let at = body.readUInt32LE(end + 16);
  let sum = 0;
  while (at + 46 <= end && body.readUInt32LE(at) === DIRECTORY_ENTRY) {
    sum += body.readUInt32LE(at + 24);
    at += 46 + body.readUInt16LE(at + 28) + body.readUInt16LE(at + 30) + body.readUInt16LE(at + 32);
  }
  return sum;
}
