/**
 * Case numbers, e.g. 示水-2026-000123: by bureau and year, rising. A process takes a block of them at once, so that
 * registering does not queue on one row; a restart leaves a gap, which the history roots show to be no deletion.
 */
import type pg from 'pg';

const BLOCK = 50;
const DIGITS = 6;

interface Block {
  next: number;
  readonly last: number;
}
interface Counter {
  block: Block;
  refill: Promise<void> | null;
}

const counters = new WeakMap<pg.Pool, Map<string, Counter>>();

export async function nextNumber(
  pool: pg.Pool,
  bureauId: string,
  prefix: string,
  year: number,
): Promise<string> {
  const counter = counterOf(pool, `${bureauId} ${year}`);
  while (counter.block.next > counter.block.last) {
    counter.refill ??= refill(pool, bureauId, year, counter).finally(() => {
      counter.refill = null;
    });
    await counter.refill;
  }
  const number = counter.block.next;
  counter.block.next += 1;
  return written(prefix, year, number);
}

const written = (prefix: string, year: number, number: number) =>
  `${prefix}-${year}-${String(number).padStart(DIGITS, '0')}`;

/** A number as people type it: 示水-2026-000123, 2026-123, 000123 or 123. */
const TYPED = /^(?:\p{Script=Han}{1,8}-)?(?:(?<year>20\d\d)-)?(?<digits>\d{1,6})$/u;
const YEARS_BACK = 5;

/** The full numbers that a typed one may mean: of the year it names, else of the last years. Empty for other text. */
export function numbersMeant(text: string, prefix: string, thisYear: number): readonly string[] {
  const { year, digits } = TYPED.exec(text.trim())?.groups ?? {};
  if (digits === undefined) return [];
  const years = year ? [Number(year)] : Array.from({ length: YEARS_BACK }, (_, back) => thisYear - back);
  return years.map((one) => written(prefix, one, Number(digits)));
}

/** As many numbers as a batch needs, in a row. */
export async function takeNumbers(
  pool: pg.Pool,
  bureauId: string,
  prefix: string,
  year: number,
  count: number,
): Promise<readonly string[]> {
  const last = await reserve(pool, bureauId, year, count);
  return Array.from({ length: count }, (_, index) => written(prefix, year, last - count + 1 + index));
}

async function refill(pool: pg.Pool, bureauId: string, year: number, counter: Counter): Promise<void> {
  const last = await reserve(pool, bureauId, year, BLOCK);
  counter.block = { next: last - BLOCK + 1, last };
}

/** Sets `count` numbers aside for good; the last of them. */
async function reserve(pool: pg.Pool, bureauId: string, year: number, count: number): Promise<number> {
  const { rows } = await pool.query<{ last: number }>({
    name: 'case-number-block',
    text: `insert into case_number (bureau_id, year, last) values ($1, $2, $3)
      on conflict (bureau_id, year) do update set last = case_number.last + $3 returning last`,
    values: [bureauId, year, count],
  });
  return rows[0]?.last ?? 0;
}

function counterOf(pool: pg.Pool, key: string): Counter {
  const byKey = counters.get(pool) ?? new Map<string, Counter>();
  counters.set(pool, byKey);
  const kept = byKey.get(key);
  if (kept) return kept;
  const fresh: Counter = { block: { next: 1, last: 0 }, refill: null };
  byKey.set(key, fresh);
  return fresh;
}
