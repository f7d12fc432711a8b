/** What a decision looks at besides the case: the organisation and the calendar at known versions. */
import type { DecisionContext, Who } from '../../domain/cases/context.ts';
import { loadCalendar, type VersionedCalendar } from '../calendar/calendar.ts';
import type { Deps } from '../deps.ts';
import { getOrganisation, type Organisation } from '../organisation/directory.ts';

export interface World {
  readonly organisation: Organisation;
  readonly calendar: VersionedCalendar;
}

export interface Versions {
  readonly organisation_version: number;
  readonly calendar_version: number;
}

/** No query at all while both versions are the ones kept in the process. */
export async function worldAt(deps: Deps, bureauId: string, versions: Versions): Promise<World> {
  const [organisation, calendar] = await Promise.all([
    getOrganisation(deps.pool, bureauId, versions.organisation_version),
    loadCalendar(deps.pool, bureauId, versions.calendar_version),
  ]);
  return { organisation, calendar };
}

/** The world as it is now, for requests that read no case first. */
export async function currentWorld(deps: Deps, bureauId: string): Promise<World> {
  const { rows } = await deps.pool.query<Versions>({
    name: 'world-versions',
    text: `select b.organisation_version, cal.version as calendar_version
      from bureau b join calendar_version cal on cal.bureau_id = b.id where b.id = $1`,
    values: [bureauId],
  });
  const versions = rows[0];
  if (!versions) throw new Error(`bureau ${bureauId} does not exist`);
  return worldAt(deps, bureauId, versions);
}

export function contextOf(world: World, who: Who, now: string): DecisionContext {
  return {
    now,
    who,
    directory: world.organisation.directory,
    calendar: world.calendar,
    policy: world.organisation.bureau.policy,
  };
}
