/** What a check of a whole file found, the same shape for every kind. */
import type { ImportCheck, ImportCounts, PreviewRowDto } from '../../contract/imports.ts';
import type { Remark } from '../../domain/imports/types.ts';
import type { LineResult } from '../../domain/imports/vocabulary.ts';
import type { Table } from './table.ts';

/** One line of a report. */
export interface Line {
  readonly result: LineResult;
  readonly row: number;
  readonly cell: string | null;
  readonly said: string;
  readonly remedy: string | null;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
}

export interface Outcome {
  readonly counts: ImportCounts;
  readonly faults: readonly Remark[];
  readonly notes: readonly Remark[];
  readonly notices: readonly string[];
  readonly preview: readonly PreviewRowDto[];
}

export const PREVIEW_ROWS = 10;
const SHOWN_REMARKS = 100;
const MOST_LINES_OF_FAULTS = 5_000;

/** As much of an outcome as a page shows. */
export function checkView(table: Table, { counts, faults, notes, notices, preview }: Outcome): ImportCheck {
  return {
    counts,
    columns: [...table.columns],
    preview: [...preview],
    faults: faults.slice(0, SHOWN_REMARKS),
    faultsTotal: faults.length,
    notes: notes.slice(0, SHOWN_REMARKS),
    notesTotal: notes.length,
    notices: [...noticesOf(table), ...notices],
  };
}

/** What holds for the file as a whole and people may not have meant. */
function noticesOf({ sheet, skipped, columns }: Table): readonly string[] {
  const others = sheet.names.filter((name) => name !== sheet.name);
  const hidden = columns.filter((column) => column.hidden).map((column) => column.letters);
  return [
    ...(others.length > 0
      ? [`只读取工作表“${sheet.name}”，${others.map((name) => `“${name}”`).join('、')}没有读取。`]
      : []),
    ...(sheet.hiddenRows > 0 ? [`有 ${sheet.hiddenRows} 行在表中被隐藏或筛选掉，也会导入。`] : []),
    ...(hidden.length > 0 ? [`${hidden.join('、')} 列在表中被隐藏，没有自动选用。`] : []),
    ...(skipped > 0 ? [`表尾的合计、制表人等 ${skipped} 行没有读取。`] : []),
  ];
}

export function remarkLine(result: 'fault' | 'note' | 'known' | 'changed', remark: Remark): Line {
  return { result, ...remark, caseId: null, caseNumber: null };
}

/** Faults as lines of a report; of very many the first, and how many there are in all. */
export function faultLines(faults: readonly Remark[]): readonly Line[] {
  const shown = faults.slice(0, MOST_LINES_OF_FAULTS).map((fault) => remarkLine('fault', fault));
  const rest = faults.length - shown.length;
  const last = shown.at(-1);
  if (rest === 0 || !last) return shown;
  return [
    ...shown,
    { ...last, cell: null, said: `还有 ${rest} 处错误没有列出`, remedy: '请先改正以上各处。' },
  ];
}

export function rowsOf(remarks: readonly Remark[]): number {
  return new Set(remarks.map(({ row }) => row)).size;
}
