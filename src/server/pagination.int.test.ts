import { describe, expect, it } from 'vitest';
import { pageQuerySchema } from '../contract/pagination.ts';
import { decodeCursor, encodeCursor, pageOf } from './pagination.ts';

const ID = '01a20000-0000-7000-8000-000000000001';

describe('a cursor', () => {
  it.each(['2026-03-02T01:00:00.000Z', '水', ''])('comes back as it was: %s', (key) => {
    expect(decodeCursor(encodeCursor({ key, id: ID }), 'string')).toEqual({ key, id: ID });
  });

  it('is safe in an address', () => {
    expect(encodeCursor({ key: '水利?&=+/', id: ID })).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  it.each([
    'x',
    '',
    Buffer.from('[1]').toString('base64url'),
    Buffer.from(JSON.stringify(['a', 'not-an-id'])).toString('base64url'),
    Buffer.from(JSON.stringify([1, ID])).toString('base64url'),
    Buffer.from(JSON.stringify(['a\u0000', ID])).toString('base64url'),
    Buffer.from(JSON.stringify([null, ID])).toString('base64url'),
  ])('that was made up is refused: %s', (text) => {
    expect(() => decodeCursor(text, 'string')).toThrow(expect.objectContaining({ code: 'cursor.invalid' }));
  });
});

describe('a page', () => {
  const rows = [1, 2, 3].map((number) => ({ number, id: ID.replace(/1$/, String(number)) }));
  const page = (limit: number) =>
    pageOf(
      rows,
      limit,
      ({ number, id }) => ({ key: number, id }),
      ({ number }) => number,
    );

  it('goes on from its last row when there is more', () => {
    const { items, nextCursor } = page(2);
    expect(items).toEqual([1, 2]);
    expect(decodeCursor(nextCursor ?? '', 'number')).toEqual({ key: 2, id: ID.replace(/1$/, '2') });
  });

  it('ends when there is no more', () => {
    expect(page(3)).toEqual({ items: [1, 2, 3], nextCursor: null });
  });

  it('has at most a hundred rows', () => {
    expect(pageQuerySchema.parse({})).toEqual({ limit: 20 });
    expect(pageQuerySchema.parse({ limit: '100' }).limit).toBe(100);
    expect(pageQuerySchema.safeParse({ limit: '101' }).success).toBe(false);
    expect(pageQuerySchema.safeParse({ limit: '0' }).success).toBe(false);
  });
});
