/** Numbers and states of an import in words. */
import type { ImportCounts, ImportDto } from '../../../contract/imports.ts';
import { CASE_FIELD_LABELS, ROSTER_FIELD_LABELS } from '../../../domain/imports/labels.ts';
import {
  CASE_FIELDS,
  type ImportField,
  type ImportKind,
  ROSTER_FIELDS,
} from '../../../domain/imports/vocabulary.ts';

export const sayCount = (count: number): string => count.toLocaleString('zh-CN');

export const fieldsOf = (kind: ImportKind): readonly ImportField[] =>
  kind === 'cases' ? CASE_FIELDS : ROSTER_FIELDS;

export function labelOf(kind: ImportKind, field: ImportField): string {
  const labels: Partial<Record<ImportField, string>> =
    kind === 'cases' ? CASE_FIELD_LABELS : ROSTER_FIELD_LABELS;
  return labels[field] ?? field;
}

/** 3 行可以登记，1 行已登记过。 */
export function sayCounts(kind: ImportKind, { rows, fresh, known, faulty }: ImportCounts): string {
  const [does, was] = kind === 'cases' ? ['可以登记', '已登记过'] : ['会有改动', '没有变化'];
  const parts = [
    `共 ${sayCount(rows)} 行`,
    faulty > 0 ? `${sayCount(faulty)} 行有错` : '',
    fresh > 0 ? `${sayCount(fresh)} 行${does}` : '',
    known > 0 ? `${sayCount(known)} 行${was}` : '',
  ];
  return `${parts.filter(Boolean).join('，')}。`;
}

/** The page's one question, or its answer. */
export function titleOf({ kind, state, counts, fileName }: ImportDto): string {
  const fresh = sayCount(counts?.fresh ?? 0);
  switch (state) {
    case 'done':
      return kind === 'cases' ? `已登记 ${fresh} 件` : `已改动 ${fresh} 行`;
    case 'queued':
    case 'running':
      return '正在导入';
    case 'faulty':
      return '有错，没有导入';
    case 'stopped':
      return '已停止，没有导入';
    case 'failed':
      return '没有完成，没有导入';
    case 'repeated':
      return '这份文件以前导入过';
    case 'ready':
      return counts && counts.faulty > 0 ? '先改正错误，再导入' : `核对“${fileName}”`;
  }
}
