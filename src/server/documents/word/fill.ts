/** Filling a Word template, and reading what a template asks for. */
import type { TemplateData, TemplateHandler } from 'easy-template-x';
import type { TagValue, TagValues } from './tags.ts';

/** Loaded with the first Word file: the start of the program need not wait for it. */
const library = () => import('easy-template-x');

/** Word nests deep where tables lie in tables. */
const MOST_DEPTH = 40;
/** Pictures are measured in pixels of 1/96 inch. */
const PIXELS_PER_MM = 96 / 25.4;

let handler: TemplateHandler | null = null;

async function templates(): Promise<TemplateHandler> {
  const { TemplateHandler } = await library();
  handler ??= new TemplateHandler({ maxXmlDepth: MOST_DEPTH });
  return handler;
}

/**
 * A filled copy of a template. Values are placed as text: braces or markup in them stay what they are.
 *
 * @throws Error of the library for a template that is none; `wordFault` says what is wrong with it
 */
export async function fillWord(template: Buffer, values: TagValues): Promise<Buffer> {
  return (await templates()).process(template, dataOf(values));
}

/** The tags of a template, each once. @throws as `fillWord` */
export async function tagsIn(template: Buffer): Promise<readonly string[]> {
  const tags = await (await templates()).parseTags(template);
  return [...new Set(tags.map((tag) => tag.name))];
}

/** What is wrong with a template, in words for who wrote it. */
export async function wordFault(error: unknown): Promise<string> {
  const known = await library();
  if (error instanceof known.MissingCloseDelimiterError) return `“${error.openDelimiterText}”后面缺少“}”`;
  if (error instanceof known.MissingStartDelimiterError) return `“${error.closeDelimiterText}”前面缺少“{”`;
  if (error instanceof known.UnclosedTagError) return `{#${error.tagName}}没有对应的{/${error.tagName}}`;
  if (error instanceof known.UnopenedTagError) return `{/${error.tagName}}没有对应的{#${error.tagName}}`;
  if (error instanceof known.TagOptionsParseError) return `${error.tagRawText}里的方括号请删去`;
  if (error instanceof known.MaxXmlDepthError) return '表格套得太深，请减少嵌套';
  return '文件不是完整的 Word 文档';
}

function dataOf(values: TagValues): TemplateData {
  return Object.fromEntries(Object.entries(values).map(([tag, value]) => [tag, contentOf(value)]));
}

function contentOf(value: TagValue): TemplateData[string] {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (!('picture' in value)) return value.map(dataOf);
  const side = Math.round(value.size * PIXELS_PER_MM);
  return {
    _type: 'image',
    source: value.picture,
    format: 'image/png',
    width: side,
    height: side,
    altText: '扫码看进度',
  };
}
