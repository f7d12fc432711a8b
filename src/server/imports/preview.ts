/** What the first rows become, in people's words. */
import type { PreviewRowDto } from '../../contract/imports.ts';
import { CHANNEL_LABELS, REQUEST_KIND_LABELS } from '../../domain/cases/labels.ts';
import type { CaseDraft, ReadRow } from '../../domain/imports/case-rows.ts';
import { cellText, oneLine } from '../../domain/imports/cells.ts';
import { fieldsOf } from '../../domain/imports/headings.ts';
import type { Mapping, Remark, SheetRow } from '../../domain/imports/types.ts';
import type { CaseField, ImportField } from '../../domain/imports/vocabulary.ts';
import { localDateOf, localTimeOf } from '../../domain/time.ts';
import { maskPhone } from '../sealing.ts';
import type { CasesCheck, KnownRow } from './check-cases.ts';
import type { Table } from './table.ts';

const LONGEST = 80;
const PHONES: readonly ImportField[] = ['phone'];

interface Shown {
  readonly row: ReadRow<CaseDraft>;
  readonly source: SheetRow | undefined;
  readonly faults: readonly Remark[];
  readonly known: ReadonlyMap<number, KnownRow>;
}

/** A row without faults as it would be registered; one with faults as it stands in the file. */
export function previewCase(
  table: Table,
  mapping: Mapping<CaseField>,
  check: CasesCheck,
  { row, source, faults, known }: Shown,
): PreviewRowDto {
  const own = faults.filter((fault) => fault.row === row.no);
  const again = known.get(row.no);
  const state = own.length > 0 ? 'fault' : again ? 'known' : 'new';
  const cells =
    row.draft && state !== 'fault' ? understood(row.draft, check) : rawCells(table, mapping, source);
  return { row: row.no, state, cells, remarks: [...own, ...(again ? [again.remark] : []), ...row.notes] };
}

/** A row as it stands in the file, numbers of people masked. */
export function rawCells(
  { kind }: Table,
  mapping: Partial<Mapping<ImportField>>,
  source: SheetRow | undefined,
): PreviewRowDto['cells'] {
  return Object.fromEntries(
    fieldsOf(kind).flatMap((field) => {
      const column = mapping[field];
      if (column === null || column === undefined) return [];
      const text = short(cellText(source?.cells[column]));
      return [[field, PHONES.includes(field) && text !== '' ? maskPhone(text) : text]];
    }),
  );
}

function understood(draft: CaseDraft, { world, catalogue }: CasesCheck): PreviewRowDto['cells'] {
  const { applicant, receivedAt } = draft;
  const shown: Partial<Record<CaseField, string | null>> = {
    sourceNumber: draft.sourceNumber,
    receivedAt: receivedAt && `${localDateOf(receivedAt)} ${localTimeOf(receivedAt)}`,
    title: draft.title,
    detail: draft.detail,
    applicantName: applicant.kind === 'anonymous' ? '匿名' : applicant.name,
    organisation: applicant.organisation,
    phone: applicant.phone && maskPhone(applicant.phone),
    address: applicant.address,
    kind: REQUEST_KIND_LABELS[draft.kind],
    channel: CHANNEL_LABELS[draft.channel],
    unit: world.organisation.directory.units.get(draft.unitId)?.name ?? null,
    matter: (draft.matterId && catalogue.byId.get(draft.matterId)?.name) ?? null,
    dueOn: draft.dueOn,
  };
  return Object.fromEntries(
    Object.entries(shown).flatMap(([field, text]) => (text ? [[field, short(text)]] : [])),
  );
}

function short(text: string): string {
  const characters = [...oneLine(text)];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : characters.join('');
}
