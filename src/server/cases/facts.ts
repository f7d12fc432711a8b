/** What other features show of cases: number, title and unit, as far as the one who asks may know of them. */
import type { Deps } from '../deps.ts';
import type { RequestActor } from '../identity/actor.ts';
import { reachOf, withinReach } from './reach.ts';
import { currentWorld } from './world.ts';

export interface CaseFacts {
  readonly number: string;
  readonly title: string;
  readonly unitName: string;
}

interface FactRow {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly unit_id: string;
  readonly participants: readonly string[];
  readonly reach_unit_ids: readonly string[];
  readonly next_post_id: string | null;
}

/** By id; cases out of reach are left out, as if there were none. */
export async function caseFacts(
  deps: Deps,
  actor: RequestActor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CaseFacts>> {
  const world = await currentWorld(deps, actor.bureauId);
  const { directory } = world.organisation;
  const reach = reachOf(directory, actor.personId, deps.now());
  const { rows } = await deps.pool.query<FactRow>({
    name: 'case-facts',
    text: `select id, number, title, unit_id, participants, reach_unit_ids, next_post_id from case_file
      where bureau_id = $1 and id = any($2::uuid[])`,
    values: [actor.bureauId, ids],
  });
  const visible = rows.filter((row) => withinReach(reach, row));
  return new Map(
    visible.map(({ id, number, title, unit_id }) => [
      id,
      { number, title, unitName: directory.units.get(unit_id)?.name ?? '' },
    ]),
  );
}
