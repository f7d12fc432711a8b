/** 机构撤并: closing a unit in favour of a successor, its open cases and matters with it. */
import type pg from 'pg';
import { checkCloseUnit } from '../../domain/organisation/close-unit.ts';
import { personDuties } from '../../domain/organisation/people.ts';
import type { BureauId, PersonId, UnitId } from '../../domain/organisation/types.ts';
import type { Instant } from '../../domain/time.ts';
import { moveMatters } from '../catalogue/commands.ts';
import { transaction } from '../db/transaction.ts';
import { DomainError } from '../errors.ts';
import type { Organisation } from './directory.ts';
import { lockOrganisation, readOrganisation } from './store.ts';

export interface CloseUnitInput {
  readonly bureauId: BureauId;
  readonly unitId: UnitId;
  readonly successorUnitId: UnitId | null;
  readonly by: PersonId;
}

/** What a mover of cases is given, inside the transaction that closes the unit. */
export interface ClosedUnit {
  readonly bureauId: BureauId;
  readonly from: UnitId;
  readonly to: UnitId;
  readonly by: PersonId;
  readonly now: Instant;
  /** As it is after the closing: chains of the successor are found in it. */
  readonly organisation: Organisation;
}

/** Moves every open case of the closed unit to its successor, with an event in each; tells how many. */
export type MoveCases = (client: pg.PoolClient, closed: ClosedUnit) => Promise<number>;

export interface CloseUnitResult {
  readonly movedMatters: number;
  readonly movedCases: number;
}

/**
 * Closes a unit: it takes no new cases, its duty of the plan, its published matters and, through `moveCases`, its
 * open cases go to the successor, all in one transaction or not at all. Only 办公室 and 人事科 may.
 *
 * @clause 2.2
 * @throws DomainError `organisation.not-yours`, or with a code of `checkCloseUnit`
 */
export async function closeUnit(
  pool: pg.Pool,
  input: CloseUnitInput,
  now: Instant,
  moveCases: MoveCases,
): Promise<CloseUnitResult> {
  const { bureauId, unitId: from, successorUnitId: to, by } = input;
  return transaction(pool, async (client) => {
    const { directory } = await lockOrganisation(client, bureauId);
    const duties = personDuties(directory, by, now);
    if (!duties.has('office') && !duties.has('personnel')) {
      throw new DomainError({ code: 'organisation.not-yours', clause: '2.2' });
    }
    const checked = checkCloseUnit(directory, from, to);
    if (!checked.ok) throw new DomainError(checked.refusal);
    if (to === null) throw new Error('a unit was to be closed without a successor');

    await client.query(
      `update unit set closed_at = $3, successor_unit_id = $4 where bureau_id = $1 and id = $2`,
      [bureauId, from, now, to],
    );
    await client.query(
      `update unit set duty = closed.duty from unit closed
       where unit.bureau_id = $1 and unit.id = $3 and unit.duty is null
         and closed.bureau_id = $1 and closed.id = $2 and closed.duty is not null`,
      [bureauId, from, to],
    );
    const movedMatters = await moveMatters(client, bureauId, from, to, now);
    const organisation = await readOrganisation(client, bureauId);
    const movedCases = await moveCases(client, { bureauId, from, to, by, now, organisation });
    return { movedMatters, movedCases };
  });
}
