/** Rows of a table as requests to register. */
import type { Channel, RequestKind } from '../cases/vocabulary.ts';
import type { UnitId } from '../organisation/types.ts';
import type { Instant, LocalDate } from '../time.ts';
import { cellText, isNothing, oneLine, personName } from './cells.ts';
import { CASE_FIELD_LABELS } from './labels.ts';
import { instantOf } from './moments.ts';
import type { NameIndex } from './names.ts';
import { readPhone } from './phones.ts';
import { RowReader } from './row-reader.ts';
import type { Mapping, Remark, SheetRow } from './types.ts';
import type { CaseField } from './vocabulary.ts';
import { isAnonymous, readChannel, readRequestKind } from './words.ts';

/** What a person chose for all rows whose own cell says nothing. */
export interface CaseDefaults {
  readonly unitId: UnitId | null;
  readonly matterId: string | null;
  readonly kind: RequestKind;
  readonly channel: Channel;
}

/** What the rows may refer to. */
export interface CaseLookups {
  readonly units: NameIndex;
  /** Units that take cases. */
  readonly handling: ReadonlySet<UnitId>;
  readonly matters: NameIndex;
  readonly unitOfMatter: ReadonlyMap<string, UnitId>;
  readonly now: Instant;
}

export interface CaseDraft {
  readonly sourceNumber: string | null;
  readonly dueOn: LocalDate | null;
  readonly receivedAt: Instant | null;
  readonly title: string;
  readonly detail: string;
  readonly applicant: {
    readonly kind: 'person' | 'enterprise' | 'anonymous';
    readonly name: string | null;
    readonly organisation: string | null;
    readonly phone: string | null;
    readonly address: string | null;
  };
  readonly kind: RequestKind;
  readonly channel: Channel;
  readonly unitId: UnitId;
  readonly matterId: string | null;
}

export interface ReadRow<Draft> {
  readonly no: number;
  /** Null when the row has faults. */
  readonly draft: Draft | null;
  readonly faults: readonly Remark[];
  readonly notes: readonly Remark[];
}

const LIMITS = { number: 100, name: 100, line: 200, detail: 20_000, title: 200 } as const;
const TITLE_FROM_TEXT = 30;

type Reader = RowReader<CaseField>;

/** Reads one row. Everything that is wrong with it is said at once. */
export function readCaseRow(
  row: SheetRow,
  mapping: Mapping<CaseField>,
  defaults: CaseDefaults,
  lookups: CaseLookups,
): ReadRow<CaseDraft> {
  const reader: Reader = new RowReader(row, mapping);
  const sourceNumber = reader.number('sourceNumber', rule('sourceNumber', LIMITS.number));
  const receivedAt = readReceivedAt(reader, lookups.now);
  const words = readWords(reader);
  const applicant = readApplicant(reader);
  const kind = readWord(reader, 'kind', readRequestKind, 'unknown-kind') ?? defaults.kind;
  const channel = readWord(reader, 'channel', readChannel, 'unknown-channel') ?? defaults.channel;
  const matterId = readMatter(reader, lookups) ?? defaults.matterId;
  const unitId = readUnit(reader, matterId, defaults, lookups);
  const dueOn = reader.moment('dueOn')?.on ?? null;
  if (dueOn !== null && sourceNumber === null && reader.faults.length === 0) {
    reader.fault('dueOn', 'due-without-number');
  }
  const { faults, notes } = reader;
  const draft =
    faults.length > 0 || words === null || unitId === null
      ? null
      : { sourceNumber, dueOn, receivedAt, ...words, applicant, kind, channel, unitId, matterId };
  return { no: row.no, draft, faults, notes };
}

function rule(field: CaseField, most: number, least = 1) {
  return { label: CASE_FIELD_LABELS[field], most, least };
}

function readReceivedAt(reader: Reader, now: Instant): Instant | null {
  const moment = reader.moment('receivedAt');
  if (moment === null) return null;
  const at = instantOf(moment);
  if (at <= now) return at;
  reader.fault('receivedAt', 'in-the-future', { text: oneLine(cellText(reader.cell('receivedAt'))) });
  return null;
}

/** Title and text; where one of them is missing the other serves for both. */
function readWords(reader: Reader): { readonly title: string; readonly detail: string } | null {
  const before = reader.faults.length;
  const detail = reader.text('detail', rule('detail', LIMITS.detail, 2));
  const title = reader.line('title', rule('title', detail === null ? LIMITS.detail : LIMITS.title, 2));
  if (reader.faults.length > before) return null;
  if (title === null && detail === null) {
    reader.fault(reader.has('detail') ? 'detail' : 'title', 'no-text');
    return null;
  }
  const text = detail ?? title ?? '';
  return { title: title !== null && title.length <= LIMITS.title ? title : beginning(text), detail: text };
}

/** The first words of a text, up to the end of a clause, as its title. */
function beginning(text: string): string {
  const line = oneLine(text);
  const [clause = ''] = line.split(/[。！？!?；;]/);
  const characters = [...(clause.trim().length >= 2 ? clause.trim() : line)];
  return characters.length <= TITLE_FROM_TEXT
    ? characters.join('')
    : `${characters.slice(0, TITLE_FROM_TEXT).join('')}…`;
}

function readApplicant(reader: Reader): CaseDraft['applicant'] {
  const written = reader.line('applicantName', rule('applicantName', LIMITS.name));
  const name = written === null || isAnonymous(personName(written)) ? null : personName(written);
  const organisation = reader.line('organisation', rule('organisation', LIMITS.line));
  const kind = name !== null ? 'person' : organisation !== null ? 'enterprise' : 'anonymous';
  const address = reader.line('address', rule('address', LIMITS.line));
  return { kind, name, organisation, phone: readPhoneOf(reader), address };
}

function readPhoneOf(reader: Reader): string | null {
  const text = cellText(reader.cell('phone'));
  const read = readPhone(text);
  if (!read.ok) {
    reader.fault('phone', `phone-${read.fault}`, { text });
    return null;
  }
  if (read.others > 0) reader.note('phone', 'more-numbers', { count: read.others });
  return read.phone;
}

function readWord<T>(
  reader: Reader,
  field: CaseField,
  read: (text: string) => T | null,
  code: 'unknown-kind' | 'unknown-channel',
): T | null {
  const text = oneLine(cellText(reader.cell(field)));
  if (isNothing(text)) return null;
  const word = read(text);
  if (word === null) reader.fault(field, code, { text });
  return word;
}

function readMatter(reader: Reader, { matters }: CaseLookups): string | null {
  const text = oneLine(cellText(reader.cell('matter')));
  if (isNothing(text)) return null;
  const [id] = matters.find(text);
  if (id === undefined) reader.fault('matter', 'unknown-matter', { text, nearest: matters.nearest(text) });
  return id ?? null;
}

/** The unit named in the row, else the one that was chosen for all, else the one that has the matter. */
function readUnit(
  reader: Reader,
  matterId: string | null,
  defaults: CaseDefaults,
  { units, handling, unitOfMatter }: CaseLookups,
): UnitId | null {
  const text = oneLine(cellText(reader.cell('unit')));
  if (isNothing(text)) {
    const unitId = defaults.unitId ?? (matterId === null ? null : (unitOfMatter.get(matterId) ?? null));
    if (unitId === null) reader.fault(reader.has('unit') ? 'unit' : 'title', 'no-unit');
    return unitId;
  }
  const found = units.find(text);
  const able = found.filter((id) => handling.has(id));
  if (able.length === 1) return able[0] ?? null;
  if (found.length === 0) reader.fault('unit', 'unknown-unit', { text, nearest: units.nearest(text) });
  else reader.fault('unit', able.length > 1 ? 'two-units' : 'unit-not-handling', { text });
  return null;
}

/** Sums and signatures under a table: few cells, the first of which says so. */
export function isFooter(row: SheetRow): boolean {
  const texts = row.cells.map((cell) => oneLine(cellText(cell))).filter((text) => text !== '');
  return (
    texts.length <= 4 &&
    /^(合计|总计|共计|小计|统计|制表|填表|审核|经办|导出|打印|备注|说明|注)([:：人时日]|$)/.test(
      texts[0] ?? '',
    )
  );
}
