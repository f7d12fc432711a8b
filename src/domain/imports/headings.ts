/** Finds the heading of a table and guesses what its columns mean. */
import { cellText, isNothing, oneLine } from './cells.ts';
import { ABOUT_OUTCOME, CASE_HEADERS, type HeaderWords, ROSTER_HEADERS } from './header-words.ts';
import { plainName } from './names.ts';
import type { Mapping, Sheet, SheetRow } from './types.ts';
import { CASE_FIELDS, type ImportField, type ImportKind, ROSTER_FIELDS } from './vocabulary.ts';

/** A heading lies within the first rows; above it only titles and notes. */
const SEARCHED_ROWS = 30;
const LONGEST_HEADING = 30;

/** The fields of a kind of import, in the order in which people see them. */
export function fieldsOf(kind: ImportKind): readonly ImportField[] {
  return kind === 'cases' ? CASE_FIELDS : ROSTER_FIELDS;
}

function headersOf(kind: ImportKind): readonly (readonly [ImportField, HeaderWords])[] {
  return Object.entries(kind === 'cases' ? CASE_HEADERS : ROSTER_HEADERS) as [ImportField, HeaderWords][];
}

/** The texts of a row of headings, one for each column; empty where there is none. */
export function headingsOf(row: SheetRow): readonly string[] {
  return row.cells.map((cell) => oneLine(cellText(cell)));
}

/**
 * The row of headings: the one in which most columns have a name we know. A heading over two rows counts by its
 * lower one. Without any known name, the first row with at least two short texts. Null: there is no table.
 */
export function findHeading(sheet: Sheet, kind: ImportKind): SheetRow | null {
  const candidates = sheet.rows.slice(0, SEARCHED_ROWS);
  const scored = candidates.map((row) => {
    const guessed = guessMapping(headingsOf(row), [], kind);
    return { row, score: Object.values(guessed).filter((column) => column !== null).length };
  });
  const best = scored.reduce<(typeof scored)[number] | null>(
    (first, one) => (first !== null && first.score >= one.score ? first : one),
    null,
  );
  if (best !== null && best.score >= 2) return best.row;
  return candidates.find((row) => looksLikeHeading(row)) ?? null;
}

function looksLikeHeading(row: SheetRow): boolean {
  const texts = row.cells.filter((cell) => cell !== null && cellText(cell).trim() !== '');
  return texts.length >= 2 && texts.every((cell) => isHeadingText(cell));
}

function isHeadingText(cell: SheetRow['cells'][number]): boolean {
  return typeof cell === 'string' && cell.trim().length <= LONGEST_HEADING && !isNothing(cell.trim());
}

/**
 * For each field the column whose heading says so. The surest word wins, then the column further left; hidden
 * columns are left to people. One column is one field.
 */
export function guessMapping(
  headings: readonly string[],
  hidden: readonly number[],
  kind: ImportKind,
): Mapping<ImportField> {
  const guesses = headersOf(kind).flatMap(([field, words], order) =>
    headings.flatMap((heading, column) => {
      const rank = hidden.includes(column) ? null : rankOf(heading, words);
      return rank === null ? [] : [{ field, column, rank, order }];
    }),
  );
  guesses.sort((a, b) => a.rank - b.rank || a.order - b.order || a.column - b.column);
  const mapping = Object.fromEntries(fieldsOf(kind).map((field) => [field, null])) as Record<
    ImportField,
    number | null
  >;
  const taken = new Set<number>();
  for (const { field, column } of guesses) {
    if (mapping[field] !== null || taken.has(column)) continue;
    mapping[field] = column;
    taken.add(column);
  }
  return mapping;
}

/** Place of the word that fits in its list; parts of a heading count after all whole ones. Null: none fits. */
function rankOf(heading: string, { exact, part }: HeaderWords): number | null {
  if (heading.length > LONGEST_HEADING || ABOUT_OUTCOME.test(heading)) return null;
  const plain = plainName(heading.replace(/[(（].*?[)）]/g, ''));
  if (plain === '') return null;
  const whole = exact.indexOf(plain);
  if (whole >= 0) return whole;
  const inside = part.findIndex((word) => plain.includes(word));
  return inside < 0 ? null : 100 + inside;
}
