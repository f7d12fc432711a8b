/** The same request twice: in one file, or again in a later one. */
import type { CaseDraft, ReadRow } from './case-rows.ts';
import { remark } from './remarks.ts';
import type { Mapping, Remark } from './types.ts';
import type { CaseField } from './vocabulary.ts';

/** Who asked when for what, without blanks: rows that agree in it are the same request. */
export function contentOf({ receivedAt, applicant, title, detail }: CaseDraft): string {
  const { name, organisation, phone } = applicant;
  return [receivedAt, name, organisation, phone, title, detail]
    .map((part) => (part ?? '').replace(/\s+/g, ''))
    .join('\u0001');
}

export interface Repeats {
  /** Rows that say again what an earlier row says. */
  readonly repeated: ReadonlyMap<number, Remark>;
  readonly faults: readonly Remark[];
}

/**
 * Rows of one file that repeat each other. With a source number the number tells, without one the content. One
 * number over two different texts is a fault: neither request may be lost.
 */
export function repeatsIn(rows: readonly ReadRow<CaseDraft>[], mapping: Mapping<CaseField>): Repeats {
  const first = new Map<string, { readonly no: number; readonly content: string }>();
  const repeated = new Map<number, Remark>();
  const faults: Remark[] = [];
  for (const { no, draft } of rows) {
    if (draft === null) continue;
    const content = contentOf(draft);
    const key = draft.sourceNumber === null ? `= ${content}` : `# ${draft.sourceNumber}`;
    const known = first.get(key);
    if (known === undefined) first.set(key, { no, content });
    else if (known.content === content) {
      const column = mapping.sourceNumber ?? mapping.title ?? mapping.detail ?? 0;
      repeated.set(no, remark(no, column, 'repeated-row', { row: known.no }));
    } else {
      const meta = { text: draft.sourceNumber ?? '', row: known.no };
      faults.push(remark(no, mapping.sourceNumber ?? 0, 'number-twice', meta));
    }
  }
  return { repeated, faults };
}
