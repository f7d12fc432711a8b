/** A file as a table: its headings, what they mean, and the rows below them. */
import { createHash } from 'node:crypto';
import type { ImportColumnDto, ImportDefaults, MappingDto } from '../../contract/imports.ts';
import { isFooter } from '../../domain/imports/case-rows.ts';
import { cellText, columnLetters, oneLine } from '../../domain/imports/cells.ts';
import { fieldsOf, findHeading, guessMapping, headingsOf } from '../../domain/imports/headings.ts';
import { plainName } from '../../domain/imports/names.ts';
import type { Mapping, Sheet, SheetRow } from '../../domain/imports/types.ts';
import { type ImportField, type ImportKind, MOST_ROWS } from '../../domain/imports/vocabulary.ts';
import { DomainError } from '../errors.ts';

/** What is kept of an import besides its file. */
export interface Settings {
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  readonly headingRow: number;
  /** Fingerprint of the headings, hex. */
  readonly header: string;
  readonly guessed: Mapping<ImportField>;
  readonly mapping: Mapping<ImportField>;
  readonly mappedBy: 'remembered' | 'guessed' | 'person';
  readonly defaults: ImportDefaults;
}

export interface Table {
  readonly kind: ImportKind;
  readonly sheet: Sheet;
  readonly headingRow: number;
  readonly headings: readonly string[];
  readonly columns: readonly ImportColumnDto[];
  readonly rows: readonly SheetRow[];
  /** Sums and signatures below the table. */
  readonly skipped: number;
}

const SAMPLES = 3;
const SAMPLE_LENGTH = 40;

/** @throws DomainError `import.file-no-table`, `import.file-too-many-rows` */
export function tableOf(sheet: Sheet, kind: ImportKind, headingRow: number | null): Table {
  const heading =
    headingRow === null
      ? findHeading(sheet, kind)
      : (sheet.rows.find((row) => row.no === headingRow) ?? null);
  if (heading === null) throw new DomainError({ code: 'import.file-no-table' });
  const headings = headingsOf(heading);
  const below = sheet.rows.filter((row) => row.no > heading.no && !repeatsHeading(row, headings));
  const rows = below.filter((row) => !isFooter(row));
  if (rows.length > MOST_ROWS) throw new DomainError({ code: 'import.file-too-many-rows' });
  return {
    kind,
    sheet,
    headingRow: heading.no,
    headings,
    columns: columnsOf(sheet, headings, rows),
    rows,
    skipped: below.length - rows.length,
  };
}

/** Pages printed one after the other repeat the headings. */
function repeatsHeading(row: SheetRow, headings: readonly string[]): boolean {
  const texts = headingsOf(row);
  return (
    texts.filter((text) => text !== '').length > 1 &&
    texts.every((text, index) => text === (headings[index] ?? ''))
  );
}

function columnsOf(
  sheet: Sheet,
  headings: readonly string[],
  rows: readonly SheetRow[],
): readonly ImportColumnDto[] {
  const first = rows.slice(0, 50);
  const width = Math.max(headings.length, ...first.map((row) => row.cells.length));
  return Array.from({ length: width }, (_, index) => ({
    index,
    letters: columnLetters(index),
    heading: headings[index] ?? '',
    hidden: sheet.hiddenColumns.includes(index),
    samples: first
      .map((row) => [...oneLine(cellText(row.cells[index]))].slice(0, SAMPLE_LENGTH).join(''))
      .filter((text) => text !== '')
      .slice(0, SAMPLES),
  }));
}

/** Headings that read the same have the same fingerprint. */
export function headingFingerprint(headings: readonly string[]): Buffer {
  return createHash('sm3').update(headings.map(plainName).join('\u0001')).digest();
}

export function guessFor({ headings, sheet, kind }: Table): Mapping<ImportField> {
  return guessMapping(headings, sheet.hiddenColumns, kind);
}

/**
 * A mapping that somebody chose, with every field of the kind in it.
 *
 * @throws DomainError `import.column-unknown`
 */
export function wholeMapping({ kind, columns }: Table, chosen: MappingDto): Mapping<ImportField> {
  const entries = fieldsOf(kind).map((field) => [field, chosen[field] ?? null] as const);
  if (entries.some(([, column]) => column !== null && column >= columns.length)) {
    throw new DomainError({ code: 'import.column-unknown' });
  }
  return Object.fromEntries(entries) as Mapping<ImportField>;
}
