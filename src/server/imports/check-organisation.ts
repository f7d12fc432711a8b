/** Checks a table of units, posts and people against the organisation. */
import { v7 as uuid } from 'uuid';
import type { PreviewRowDto } from '../../contract/imports.ts';
import { planRoster } from '../../domain/imports/plan-roster.ts';
import type { RosterPlan } from '../../domain/imports/roster-plan.ts';
import { readRosterRow } from '../../domain/imports/roster-rows.ts';
import type { Mapping, Remark } from '../../domain/imports/types.ts';
import type { RosterField } from '../../domain/imports/vocabulary.ts';
import type { Organisation } from '../organisation/directory.ts';
import { type Outcome, PREVIEW_ROWS, rowsOf } from './outcome.ts';
import { rawCells } from './preview.ts';
import type { Settings, Table } from './table.ts';

export interface OrganisationOutcome extends Outcome {
  readonly plan: RosterPlan;
  /** Rows that change nothing. */
  readonly unchanged: readonly number[];
}

/** The whole roster at once: a row may name what another row adds. */
export function checkOrganisation(
  table: Table,
  { mapping: chosen }: Pick<Settings, 'mapping'>,
  organisation: Organisation,
  now: string,
): OrganisationOutcome {
  const mapping = chosen as Mapping<RosterField>;
  const read = table.rows.map((row) => readRosterRow(row, mapping));
  const { directory, people, bureau } = organisation;
  const seen = { directory, people, bureauNames: [bureau.name, bureau.shortName], now };
  const rows = read.flatMap((one) => one.read ?? []);
  const planned = planRoster(rows, seen, mapping, uuid);
  const faults = [...read.flatMap(({ reader }) => reader.faults), ...planned.faults];
  faults.sort((a, b) => a.row - b.row);
  const { plan, notes } = planned;
  const [bad, changed] = [rowSet(faults), rowSet(plan.changes)];
  const unchanged = table.rows.map(({ no }) => no).filter((no) => !bad.has(no) && !changed.has(no));
  return {
    counts: {
      rows: table.rows.length,
      fresh: [...changed].filter((no) => !bad.has(no)).length,
      known: unchanged.length,
      faulty: rowsOf(faults),
      skipped: table.skipped,
    },
    plan,
    unchanged,
    faults,
    notes,
    notices: noticesOf(plan),
    preview: table.rows.slice(0, PREVIEW_ROWS).map((row): PreviewRowDto => {
      const own = (remarks: readonly Remark[]) => remarks.filter((one) => one.row === row.no);
      return {
        row: row.no,
        state: bad.has(row.no) ? 'fault' : changed.has(row.no) ? 'new' : 'known',
        cells: rawCells(table, mapping, row),
        remarks: [...own(faults), ...own(plan.changes), ...own(notes)],
      };
    }),
  };
}

function rowSet(remarks: readonly Remark[]): ReadonlySet<number> {
  return new Set(remarks.map(({ row }) => row));
}

function noticesOf({ people, units }: RosterPlan): readonly string[] {
  const added = people.filter((person) => person.isNew).length;
  return [
    ...(added > 0 ? [`新增 ${added} 人，登录账号由系统管理员另行开通。`] : []),
    ...(units.some((unit) => unit.isNew) ? ['新设单位的分管领导，请在领导的“分管单位”一栏写明。'] : []),
  ];
}
