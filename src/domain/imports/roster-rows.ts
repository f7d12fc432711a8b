/** Rows of a table as posts of an organisation: which unit, which post, who sits there. One row, one post. */
import type { PostKind, UnitDuty, UnitKind } from '../organisation/types.ts';
import { cellText, isNothing, oneLine, personName } from './cells.ts';
import { ROSTER_FIELD_LABELS } from './labels.ts';
import type { RemarkCode } from './remarks.ts';
import { RowReader } from './row-reader.ts';
import type { Mapping, SheetRow } from './types.ts';
import type { RosterField } from './vocabulary.ts';
import { readDuty, readPostKind, readUnitKind } from './words.ts';

/** Null everywhere means: the row says nothing about it, and nothing changes. */
export interface RosterRow {
  readonly no: number;
  readonly unit: string;
  readonly parent: string | null;
  readonly unitKind: UnitKind | null;
  readonly duty: UnitDuty | null;
  readonly unitPhone: string | null;
  readonly postTitle: string;
  readonly postKind: PostKind | null;
  /** The name of who sits there; `vacant` when the row says that nobody does. */
  readonly person: string | null;
  readonly vacant: boolean;
  readonly personPhone: string | null;
  readonly supervises: readonly string[];
  readonly deputy: string | null;
}

const WORDS: Readonly<Record<'unitKind' | 'duty' | 'postKind', string>> = {
  unitKind: '科室、局属单位',
  duty: '办公室、行政审批、人事、监督、法规',
  postKind: '首问责任人、科室负责人、分管领导、主要领导、工作人员',
};

type Reader = RowReader<RosterField>;

/** Reads one row; null with faults in the reader when it does not say which post of which unit it is about. */
export function readRosterRow(
  row: SheetRow,
  mapping: Mapping<RosterField>,
): {
  readonly read: RosterRow | null;
  readonly reader: Reader;
} {
  const reader: Reader = new RowReader(row, mapping);
  const line = (field: RosterField, most = 100) =>
    reader.line(field, { label: ROSTER_FIELD_LABELS[field], most });
  const unit = line('unit') ?? missing(reader, 'unit');
  const postTitle = line('postTitle') ?? missing(reader, 'postTitle');
  const person = line('person', 50);
  const vacant = /^[(（]?(空缺|暂缺|缺|空岗)[)）]?$/.test(oneLine(cellText(reader.cell('person'))));
  const rest = {
    parent: line('parent'),
    unitKind: word(reader, 'unitKind', readUnitKind),
    duty: word(reader, 'duty', readDuty),
    unitPhone: phone(reader, 'unitPhone'),
    postKind: word(reader, 'postKind', readPostKind),
    vacant,
    person: vacant || person === null ? null : personName(person),
    personPhone: phone(reader, 'personPhone'),
    supervises: listOf(line('supervises', 1000)),
    deputy: line('deputy'),
  };
  const whole = unit !== null && postTitle !== null && reader.faults.length === 0;
  return { read: whole ? { no: row.no, unit, postTitle, ...rest } : null, reader };
}

function missing(reader: Reader, field: 'unit' | 'postTitle'): null {
  const before = reader.faults.length;
  if (before === 0) reader.fault(field, 'empty', { field: ROSTER_FIELD_LABELS[field] });
  return null;
}

function word<T>(reader: Reader, field: keyof typeof WORDS, read: (text: string) => T | null): T | null {
  const text = oneLine(cellText(reader.cell(field)));
  if (isNothing(text)) return null;
  const found = read(text);
  const meta = { field: ROSTER_FIELD_LABELS[field], text, other: WORDS[field] };
  if (found === null) reader.fault(field, 'unknown-word', meta);
  return found;
}

/** Phones of offices are kept as they are published, e.g. 0377-00000001 转 8001. */
function phone(reader: Reader, field: 'unitPhone' | 'personPhone'): string | null {
  const text = reader.line(field, { label: ROSTER_FIELD_LABELS[field], most: 50 });
  if (text === null || /\d{3}/.test(text)) return text;
  const code: RemarkCode = 'phone-no-number';
  reader.fault(field, code, { text });
  return null;
}

/** 水资源管理科、河湖管理科 — with any of the signs that people put between. */
function listOf(text: string | null): readonly string[] {
  return (text ?? '')
    .split(/[、,，;；/\n]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
