/** Reads one sheet of an Excel file. */
import { type CellValue, type Sheet as RawSheet, readXlsx } from 'hucre/xlsx';
import type { Cell, Sheet, SheetRow } from '../../../domain/imports/types.ts';
import { MOST_COLUMNS, MOST_ROWS } from '../../../domain/imports/vocabulary.ts';
import { UnreadableFile } from './reading-fault.ts';
import { checkZip } from './zip-guard.ts';

/** Titles, headings and sums come on top of the rows that count. */
const SPARE_ROWS = 100;

/**
 * The sheet of that name; without a name the first visible one that holds something.
 *
 * @throws UnreadableFile
 */
export async function readWorkbook(file: Uint8Array, wanted: string | null): Promise<Sheet> {
  checkZip(file);
  const names: string[] = [];
  const { sheets } = await readXlsx(file, {
    sheets: ({ name, hidden, veryHidden }) => {
      if (hidden || veryHidden) return false;
      names.push(name);
      return wanted === null || wanted === name;
    },
    maxRows: MOST_ROWS + SPARE_ROWS + 1,
  });
  const read = sheets.map((sheet) => sheetOf(sheet, names));
  const chosen = read.find((sheet) => sheet.rows.length > 0) ?? read[0];
  if (!chosen || chosen.rows.length === 0) throw new UnreadableFile('import.file-empty');
  return chosen;
}

function sheetOf(raw: RawSheet, names: readonly string[]): Sheet {
  const grid = raw.rows.map((cells) => cells.map(cellOf));
  spreadMerges(grid, raw);
  return {
    name: raw.name,
    names,
    rows: filledRows(grid),
    hiddenColumns: (raw.columns ?? []).flatMap((column, index) => (column?.hidden ? [index] : [])),
    hiddenRows: [...(raw.rowDefs?.values() ?? [])].filter((row) => row.hidden).length,
  };
}

/** Rows that hold something, numbered as Excel does. @throws UnreadableFile when there are too many */
export function filledRows(grid: readonly (readonly Cell[])[]): readonly SheetRow[] {
  const rows: SheetRow[] = [];
  grid.forEach((cells, index) => {
    const width = cells.findLastIndex((cell) => cell !== null && cell !== '') + 1;
    if (width === 0) return;
    if (width > MOST_COLUMNS)
      throw new UnreadableFile('import.file-too-many-columns', { most: MOST_COLUMNS });
    rows.push({ no: index + 1, cells: cells.slice(0, width) });
  });
  if (rows.length > MOST_ROWS + SPARE_ROWS)
    throw new UnreadableFile('import.file-too-many-rows', { most: MOST_ROWS });
  return rows;
}

/** A value that was merged over several rows holds for each of them. */
function spreadMerges(grid: Cell[][], { merges = [] }: RawSheet): void {
  for (const { startRow, endRow, startCol } of merges) {
    const value = grid[startRow]?.[startCol] ?? null;
    if (value === null || startCol >= MOST_COLUMNS) continue;
    for (let row = startRow + 1; row <= Math.min(endRow, grid.length - 1); row += 1) {
      const cells = grid[row];
      if (!cells) continue;
      while (cells.length <= startCol) cells.push(null);
      cells[startCol] = value;
    }
  }
}

function cellOf(value: CellValue): Cell {
  if (!(value instanceof Date)) return value;
  if (Number.isNaN(value.getTime())) return null;
  // Fractions of a day come out a little off; nobody means less than a second.
  const seconds = new Date(Math.round(value.getTime() / 1000) * 1000);
  return { wall: seconds.toISOString().slice(0, 19) };
}
