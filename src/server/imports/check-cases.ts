/** Checks a table of requests against the bureau: what each row becomes, what is known, what is wrong. */
import type pg from 'pg';
import { type RegisterInput, registerSchema } from '../../contract/cases.ts';
import {
  type CaseDefaults,
  type CaseDraft,
  type CaseLookups,
  type ReadRow,
  readCaseRow,
} from '../../domain/imports/case-rows.ts';
import { nameIndex } from '../../domain/imports/names.ts';
import { remark } from '../../domain/imports/remarks.ts';
import { contentOf, repeatsIn } from '../../domain/imports/repeats.ts';
import type { Mapping, Remark } from '../../domain/imports/types.ts';
import type { CaseField } from '../../domain/imports/vocabulary.ts';
import { handlingUnitsOf } from '../../domain/organisation/units.ts';
import { addDays, instantAt, localDateOf } from '../../domain/time.ts';
import { sealerOf } from '../cases/sealer.ts';
import type { World } from '../cases/world.ts';
import type { PublishedCatalogue } from '../catalogue/published.ts';
import type { Deps } from '../deps.ts';
import { type KnownCase, knownContents, knownNumbers } from './known-rows.ts';
import { type Outcome, PREVIEW_ROWS, rowsOf } from './outcome.ts';
import { inPieces, type Pace } from './pace.ts';
import { previewCase } from './preview.ts';
import type { Settings, Table } from './table.ts';

export interface FreshRow {
  readonly no: number;
  readonly input: RegisterInput;
  /** Blind index of who asked when for what, in hex. */
  readonly content: string;
}

export interface KnownRow {
  readonly remark: Remark;
  readonly known: KnownCase | null;
}

export interface CasesOutcome extends Outcome {
  readonly fresh: readonly FreshRow[];
  readonly known: ReadonlyMap<number, KnownRow>;
}

export interface CasesCheck {
  readonly bureauId: string;
  readonly table: Table;
  readonly settings: Pick<Settings, 'mapping' | 'defaults'>;
  readonly world: World;
  readonly catalogue: PublishedCatalogue;
  readonly now: string;
}

const PIECE = 500;
/** Received longer ago than this, most clocks are over before they begin. */
const OLD_DAYS = 30;

/** Checks all rows; asks the database twice, however many there are. */
export async function checkCases(
  deps: Deps,
  db: pg.Pool | pg.PoolClient,
  check: CasesCheck,
  pace: Pace,
): Promise<CasesOutcome> {
  const { table, settings, bureauId } = check;
  const mapping = settings.mapping as Mapping<CaseField>;
  const lookups = lookupsOf(check);
  const rows: ReadRow<CaseDraft>[] = [];
  await inPieces(table.rows, PIECE, 'checking', pace, (piece) => {
    for (const row of piece) rows.push(readCaseRow(row, mapping, settings.defaults as CaseDefaults, lookups));
  });
  const repeats = repeatsIn(rows, mapping);
  const known = await knownRows(deps, db, bureauId, rows, mapping, repeats.repeated);
  const faults = [...rows.flatMap((row) => row.faults), ...repeats.faults];
  const fresh: FreshRow[] = [];
  for (const { no, draft } of rows) {
    if (draft === null || known.has(no)) continue;
    const parsed = registerSchema.safeParse(inputOf(draft));
    if (parsed.success) fresh.push({ no, input: parsed.data, content: contentIndex(deps, draft) });
    else
      faults.push(remark(no, mapping.title ?? 0, 'refused', { said: parsed.error.issues[0]?.message ?? '' }));
  }
  faults.sort((a, b) => a.row - b.row);
  const notes = rows.flatMap((row) => (known.has(row.no) ? [] : row.notes));
  const bad = new Set(faults.map(({ row }) => row));
  return {
    counts: {
      rows: rows.length,
      fresh: fresh.filter(({ no }) => !bad.has(no)).length,
      known: known.size,
      faulty: rowsOf(faults),
      skipped: table.skipped,
    },
    fresh,
    known,
    faults,
    notes,
    notices: oldNotice(fresh, check.now),
    preview: rows
      .slice(0, PREVIEW_ROWS)
      .map((row, index) =>
        previewCase(table, mapping, check, { row, source: table.rows[index], faults, known }),
      ),
  };
}

function lookupsOf({ world, catalogue, now }: CasesCheck): CaseLookups {
  const { directory, bureau } = world.organisation;
  const units = [...directory.units.values()].filter(
    (unit) => unit.closedAt === null && unit.kind !== 'work-group',
  );
  return {
    units: nameIndex(units, [bureau.name, bureau.shortName]),
    handling: new Set(handlingUnitsOf(directory).map((unit) => unit.id)),
    matters: nameIndex(
      catalogue.matters.flatMap(({ id, name, code }) => [
        { id, name },
        { id, name: code },
      ]),
    ),
    unitOfMatter: new Map(catalogue.matters.map((matter) => [matter.id, matter.unitId])),
    now,
  };
}

function inputOf(draft: CaseDraft): unknown {
  const { sourceNumber, dueOn, ...rest } = draft;
  return { ...rest, source: sourceNumber === null ? null : { number: sourceNumber, dueOn } };
}

function contentIndex(deps: Deps, draft: CaseDraft): string {
  return sealerOf(deps).index('import-row', contentOf(draft)).toString('hex');
}

/** A number that is known tells; without a number, who asked when for what. */
async function knownRows(
  deps: Deps,
  db: pg.Pool | pg.PoolClient,
  bureauId: string,
  rows: readonly ReadRow<CaseDraft>[],
  mapping: Mapping<CaseField>,
  repeated: ReadonlyMap<number, Remark>,
): Promise<ReadonlyMap<number, KnownRow>> {
  const drafts = rows.flatMap(({ no, draft }) =>
    draft === null ? [] : [{ no, draft, content: contentIndex(deps, draft) }],
  );
  const [byNumber, byContent] = await Promise.all([
    knownNumbers(
      db,
      bureauId,
      drafts.flatMap(({ draft }) => draft.sourceNumber ?? []),
    ),
    knownContents(
      db,
      bureauId,
      drafts.filter(({ draft }) => draft.sourceNumber === null).map(({ content }) => content),
    ),
  ]);
  const found = new Map<number, KnownRow>();
  for (const { no, draft, content } of drafts) {
    const number = draft.sourceNumber;
    const known = number === null ? byContent.get(content) : byNumber.get(number);
    const inFile = repeated.get(no);
    if (known) {
      const same = number === null || known.content === null || known.content === content;
      const code = number === null ? 'known-content' : same ? 'known-number' : 'same-number-other-text';
      const column = (number === null ? mapping.title : mapping.sourceNumber) ?? 0;
      found.set(no, { remark: remark(no, column, code, { other: known.caseNumber }), known });
    } else if (inFile) found.set(no, { remark: inFile, known: null });
  }
  return found;
}

function oldNotice(fresh: readonly FreshRow[], now: string): readonly string[] {
  const before = instantAt(addDays(localDateOf(now), -OLD_DAYS), '00:00');
  const old = fresh.filter(({ input }) => input.receivedAt !== null && input.receivedAt < before).length;
  return old === 0 ? [] : [`有 ${old} 件收件已超过 ${OLD_DAYS} 天，时限从收件那天算起，登记后多半已经超期。`];
}
