/** Checks a table of either kind in the bureau as it is now. */
import type pg from 'pg';
import type { World } from '../cases/world.ts';
import { currentWorld } from '../cases/world.ts';
import { getCatalogue, type PublishedCatalogue } from '../catalogue/published.ts';
import type { Deps } from '../deps.ts';
import { type CasesOutcome, checkCases } from './check-cases.ts';
import { checkOrganisation, type OrganisationOutcome } from './check-organisation.ts';
import type { Pace } from './pace.ts';
import type { Settings, Table } from './table.ts';

export interface Surroundings {
  readonly world: World;
  readonly catalogue: PublishedCatalogue;
  readonly now: string;
}

export async function surroundingsOf(deps: Deps, bureauId: string): Promise<Surroundings> {
  const world = await currentWorld(deps, bureauId);
  const catalogue = await getCatalogue(deps.pool, bureauId, world.organisation.directory.version);
  return { world, catalogue, now: deps.now() };
}

export async function checkTable(
  deps: Deps,
  db: pg.Pool | pg.PoolClient,
  bureauId: string,
  table: Table,
  settings: Pick<Settings, 'mapping' | 'defaults'>,
  surroundings: Surroundings,
  pace: Pace,
): Promise<CasesOutcome | OrganisationOutcome> {
  const { world, now } = surroundings;
  return table.kind === 'cases'
    ? checkCases(deps, db, { bureauId, table, settings, ...surroundings }, pace)
    : checkOrganisation(table, settings, world.organisation, now);
}
