/** Carries an import out in one transaction: all rows, or none. */
import type pg from 'pg';
import type { ImportCounts } from '../../contract/imports.ts';
import type { Sheet } from '../../domain/imports/types.ts';
import { caseErrors } from '../cases/errors.ts';
import { BatchRefused, registerMany } from '../cases/register-many.ts';
import type { Deps } from '../deps.ts';
import type { ErrorTable } from '../error-table.ts';
import type { DomainError } from '../errors.ts';
import { applyRoster } from '../organisation/apply-roster.ts';
import { type CasesOutcome, checkCases, type FreshRow } from './check-cases.ts';
import { checkOrganisation, type OrganisationOutcome } from './check-organisation.ts';
import { type Surroundings, surroundingsOf } from './check-table.ts';
import type { Job } from './job-store.ts';
import { type ImportedRow, rememberRows } from './known-rows.ts';
import { faultLines, type Line, remarkLine } from './outcome.ts';
import { inPieces, type Pace } from './pace.ts';
import { type Table, tableOf } from './table.ts';

/** Nothing is imported, and a person has to do something. */
export class Halted extends Error {
  override readonly name = 'Halted';
  readonly state: 'faulty' | 'stopped';
  readonly counts: ImportCounts | null;
  readonly lines: readonly Line[];

  constructor(state: 'faulty' | 'stopped', counts: ImportCounts | null = null, lines: readonly Line[] = []) {
    super(state);
    this.state = state;
    this.counts = counts;
    this.lines = lines;
  }
}

export interface Report {
  readonly counts: ImportCounts;
  readonly lines: readonly Line[];
}

/** Cases that are written by one round of statements; in between, requests get their turn. */
const PIECE = 50;

/**
 * Checks everything anew, for the bureau may have changed since somebody looked at the preview, then writes.
 *
 * @throws Halted when a row has faults
 */
export async function runJob(
  deps: Deps,
  client: pg.PoolClient,
  job: Job,
  sheet: Sheet,
  pace: Pace,
): Promise<Report> {
  const table = tableOf(sheet, job.kind, job.settings.headingRow);
  const surroundings = await surroundingsOf(deps, job.bureauId);
  return job.kind === 'cases'
    ? runCases(deps, client, job, table, surroundings, pace)
    : runOrganisation(deps, client, job, table, pace);
}

async function runCases(
  deps: Deps,
  client: pg.PoolClient,
  job: Job,
  table: Table,
  surroundings: Surroundings,
  pace: Pace,
): Promise<Report> {
  const { bureauId, settings, runBy } = job;
  const outcome = await checkCases(deps, client, { bureauId, table, settings, ...surroundings }, pace);
  refuseFaults(outcome);
  const who = { kind: 'person', personId: runBy ?? job.createdBy } as const;
  const registered = new Map<number, ImportedRow>();
  await inPieces(outcome.fresh, PIECE, 'writing', pace, async (piece) => {
    const batch = { bureauId, who, ...surroundings, inputs: piece.map(({ input }) => input) };
    const cases = await registerMany(deps, client, batch).catch((error: unknown) => {
      throw error instanceof BatchRefused ? refused(outcome, piece, error) : error;
    });
    const rows = piece.map(({ no, content }, index) => ({
      no,
      content,
      caseId: cases[index]?.id ?? '',
      caseNumber: cases[index]?.number ?? '',
    }));
    await rememberRows(client, bureauId, rows);
    for (const row of rows) registered.set(row.no, row);
  });
  return { counts: outcome.counts, lines: caseLines(table, outcome, registered) };
}

/** The rules refuse what the check let pass, e.g. because the one who imports holds no post any more. */
function refused(
  outcome: CasesOutcome,
  piece: readonly FreshRow[],
  { index, refusal }: BatchRefused,
): Halted {
  const row = piece[index]?.no ?? 0;
  const line: Line = {
    result: 'fault',
    row,
    cell: null,
    said: refusalSentence(refusal),
    remedy: null,
    caseId: null,
    caseNumber: null,
  };
  return new Halted('faulty', { ...outcome.counts, faulty: 1 }, [line]);
}

function refusalSentence({ code, meta }: DomainError): string {
  const table: ErrorTable = caseErrors;
  const sentence = table[code]?.sentence ?? '这一行不能登记。';
  return typeof sentence === 'string' ? sentence : sentence(meta);
}

function refuseFaults(outcome: CasesOutcome | OrganisationOutcome): void {
  if (outcome.faults.length > 0) throw new Halted('faulty', outcome.counts, faultLines(outcome.faults));
}

function caseLines(
  table: Table,
  { known, notes }: CasesOutcome,
  registered: ReadonlyMap<number, ImportedRow>,
): readonly Line[] {
  const notesOf = Map.groupBy(notes, ({ row }) => row);
  return table.rows.flatMap(({ no }): readonly Line[] => {
    const made = registered.get(no);
    const again = known.get(no);
    const noted = (notesOf.get(no) ?? []).map((note) => remarkLine('note', note));
    if (made) {
      const { caseId, caseNumber } = made;
      return [
        {
          result: 'registered',
          row: no,
          cell: null,
          said: `登记为 ${caseNumber}`,
          remedy: null,
          caseId,
          caseNumber,
        },
        ...noted,
      ];
    }
    if (!again) return noted;
    const { caseId = null, caseNumber = null } = again.known ?? {};
    return [{ ...remarkLine('known', again.remark), caseId, caseNumber }];
  });
}

/** The organisation is read again under its lock, so that what was checked is what is changed. */
async function runOrganisation(
  deps: Deps,
  client: pg.PoolClient,
  job: Job,
  table: Table,
  pace: Pace,
): Promise<Report> {
  await pace.reached('checking', 0, table.rows.length);
  const now = deps.now();
  const checked: OrganisationOutcome[] = [];
  await applyRoster(client, job.bureauId, now, (organisation) => {
    const outcome = checkOrganisation(table, job.settings, organisation, now);
    refuseFaults(outcome);
    checked.push(outcome);
    return outcome.plan;
  });
  await pace.reached('writing', table.rows.length, table.rows.length);
  const [outcome] = checked;
  if (!outcome) throw new Error('a roster was applied without being checked');
  const lines = [
    ...outcome.plan.changes.map((change) => remarkLine('changed', change)),
    ...outcome.notes.map((note) => remarkLine('note', note)),
    ...outcome.unchanged.map((row) => unchangedLine(row)),
  ];
  return { counts: outcome.counts, lines: lines.sort((a, b) => a.row - b.row) };
}

function unchangedLine(row: number): Line {
  return {
    ...remarkLine('known', { row, cell: '', said: '与现有的一致，没有改动', remedy: null }),
    cell: null,
  };
}
