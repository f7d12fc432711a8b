/** Reads a table of text: CSV with commas, semicolons or tabs, in UTF-8, UTF-16 or GB18030. */
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type { Sheet } from '../../../domain/imports/types.ts';
import { MOST_ROWS } from '../../../domain/imports/vocabulary.ts';
import { filledRows } from './read-workbook.ts';
import { UnreadableFile } from './reading-fault.ts';

const SPARE_ROWS = 200;
/** Enough to see which sign stands between the columns. */
const SAMPLE = 200_000;
const SAMPLE_ROWS = 40;

/** @throws UnreadableFile */
export function readText(file: Uint8Array): Sheet {
  const text = decodeText(file);
  if (/^\s*<(!doctype|html|table|\?xml)/i.test(text.slice(0, 500)))
    throw new UnreadableFile('import.file-web-page');
  const rows = filledRows(recordsOf(text));
  if (rows.length === 0) throw new UnreadableFile('import.file-empty');
  return { name: null, names: [], rows, hiddenColumns: [], hiddenRows: 0 };
}

/**
 * The text of a file. A mark at its beginning tells; without one, what is valid UTF-8 is UTF-8, for texts in
 * GB18030 practically never are.
 *
 * @throws UnreadableFile for what is neither
 */
export function decodeText(file: Uint8Array): string {
  const utf16 =
    file[0] === 0xff && file[1] === 0xfe
      ? 'utf-16le'
      : file[0] === 0xfe && file[1] === 0xff
        ? 'utf-16be'
        : null;
  const encodings = utf16 === null ? ['utf-8', 'gb18030'] : [utf16];
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(file);
      // Binary files are valid in some encoding or other; texts have no zero bytes.
      if (!text.includes('\u0000')) return text;
    } catch {
      // Not this one.
    }
  }
  throw new UnreadableFile('import.file-encoding');
}

function recordsOf(text: string): string[][] {
  try {
    return parseTable(text, delimiterOf(text), MOST_ROWS + SPARE_ROWS);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error.lines ?? 0);
    const quotes = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE';
    throw new UnreadableFile(quotes ? 'import.file-quotes' : 'import.file-broken', { line });
  }
}

/** The sign with which most of the first rows have the same number of cells, more than one. */
function delimiterOf(text: string): string {
  const scored = [',', '\t', ';'].map((delimiter) => {
    const widths = firstWidths(text, delimiter);
    const score = Math.max(
      0,
      ...[...Map.groupBy(widths, (width) => width)].map(([width, { length }]) => (width > 1 ? length : 0)),
    );
    return { delimiter, score };
  });
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).delimiter;
}

function firstWidths(text: string, delimiter: string): readonly number[] {
  try {
    return parseTable(text.slice(0, SAMPLE), delimiter, SAMPLE_ROWS).map((cells) => cells.length);
  } catch {
    return [];
  }
}

function parseTable(text: string, delimiter: string, most: number): string[][] {
  return parse(text, {
    delimiter,
    relax_column_count: true,
    // A quotation mark inside a cell that does not begin with one is a quotation mark.
    relax_quotes: true,
    skip_empty_lines: false,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: 1_000_000,
    to: most,
  });
}
