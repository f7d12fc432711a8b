import type { Page } from '../contract/pagination.ts';
import { DomainError } from './errors.ts';
import { defineErrors } from './problem.ts';

/** Where a page ended: the sort key of its last row and, where keys are equal, the id. */
export interface CursorPosition<Key extends string | number> {
  readonly key: Key;
  readonly id: string;
}

export const paginationErrors = defineErrors({
  'cursor.invalid': { status: 400, sentence: '翻页位置已失效，请从第一页重新查看。' },
});

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Opaque to callers: they hand it back as it came. */
export function encodeCursor(position: CursorPosition<string | number>): string {
  return Buffer.from(JSON.stringify([position.key, position.id])).toString('base64url');
}

/**
 * Reads a cursor whose sort key is of the given type.
 * @throws DomainError `cursor.invalid`
 */
export function decodeCursor(text: string, key: 'number'): CursorPosition<number>;
export function decodeCursor(text: string, key: 'string'): CursorPosition<string>;
export function decodeCursor(text: string, key: 'string' | 'number'): CursorPosition<string | number> {
  const parsed = parse(Buffer.from(text, 'base64url').toString('utf8'));
  if (Array.isArray(parsed) && parsed.length === 2) {
    const [sortKey, id]: unknown[] = parsed;
    const fits = typeof sortKey === key && !String(sortKey).includes('\u0000');
    if (fits && typeof id === 'string' && UUID.test(id)) return { key: sortKey as string | number, id };
  }
  throw new DomainError({ code: 'cursor.invalid' });
}

/**
 * Turns `limit + 1` rows of a query into a page of `limit`: the extra row only tells that there is more.
 */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  position: (row: Row) => CursorPosition<string | number>,
  item: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: shown.map(item), nextCursor: more ? encodeCursor(position(last)) : null };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
