/** Closing a unit with its successor: every open case moves, each with an event, in the closing transaction. */
import type pg from 'pg';
import { z } from 'zod';
import { decide } from '../../domain/cases/decide.ts';
import type { CaseState } from '../../domain/cases/state.ts';
import type { PostId } from '../../domain/organisation/types.ts';
import { loadCalendar } from '../calendar/calendar.ts';
import type { App, Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { type ClosedUnit, closeUnit, type MoveCases } from '../organisation/close-unit.ts';
import { writeOf } from './execute.ts';
import { updateCase } from './store.ts';
import { contextOf } from './world.ts';

const params = z.object({ unitId: z.uuid() });
const body = z.object({ successorUnitId: z.uuid() });
const closed = z.object({ movedMatters: z.int(), movedCases: z.int() });

export async function unitClosingRoutes(app: App, deps: Deps): Promise<void> {
  app.post(
    '/organisation/units/:unitId/close',
    {
      schema: {
        tags: ['organisation'],
        summary: '撤并单位：办件和事项移交承接单位',
        params,
        body,
        response: { 200: closed },
      },
    },
    async ({ actor, params: { unitId }, body: { successorUnitId } }) => {
      const input = { bureauId: actor.bureauId, unitId, successorUnitId, by: actor.personId };
      return closeUnit(deps.pool, input, deps.now(), movingCases(deps));
    },
  );
}

interface OpenCase {
  readonly id: string;
  readonly bureau_id: string;
  readonly version: number;
  readonly state: CaseState;
  readonly last_seq: number;
  readonly head_hash: string;
}

/** Moves all open cases of a closed unit to its successor's first responder. */
export function movingCases(deps: Deps): MoveCases {
  return async (client, unit) => {
    const calendar = await loadCalendar(deps.pool, unit.bureauId);
    const context = contextOf({ organisation: unit.organisation, calendar }, { kind: 'system' }, unit.now);
    const input = { unitId: unit.to, responderPostId: responderPost(unit) };
    const cases = await openCases(client, unit);
    for (const row of cases) {
      const decision = decide(row.state, { name: 'move-to-successor', input }, context);
      if (!decision.ok) throw new DomainError({ ...decision.refusal, code: `case.${decision.refusal.code}` });
      const write = {
        ...writeOf(deps, row, decision.state, decision.events, context),
        scope: null,
        status: 200,
      };
      if (!(await updateCase(client, write, row.version))) throw new DomainError({ code: 'case.changed' });
    }
    return cases.length;
  };
}

async function openCases(
  client: pg.PoolClient,
  { bureauId, from }: ClosedUnit,
): Promise<readonly OpenCase[]> {
  const { rows } = await client.query<OpenCase>(
    `select id, bureau_id, version, state, last_seq, encode(head_hash, 'hex') as head_hash from case_file
      where bureau_id = $1 and unit_id = $2
        and status in ('open', 'awaiting-applicant', 'escalated', 'refusal-approved')
      order by id for update`,
    [bureauId, from],
  );
  return rows;
}

function responderPost({ organisation, to }: ClosedUnit): PostId {
  const post = [...organisation.directory.posts.values()].find(
    (one) => one.unitId === to && one.kind === 'first-responder',
  );
  if (!post) throw new DomainError({ code: 'case.not-a-responder', clause: '2.2' });
  return post.id;
}
