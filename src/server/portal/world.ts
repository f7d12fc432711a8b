/** The bureau whose portal this is. */
import type { PublishedCatalogue } from '../catalogue/published.ts';
import { getCatalogue } from '../catalogue/published.ts';
import type { Deps } from '../deps.ts';
import { getOrganisation, type Organisation } from '../organisation/directory.ts';
import { firstBureauId } from '../organisation/first-bureau.ts';

export async function portalOrganisation(deps: Deps): Promise<Organisation> {
  return getOrganisation(deps.pool, await firstBureauId(deps.pool));
}

export function portalCatalogue(deps: Deps, { bureau, version }: Organisation): Promise<PublishedCatalogue> {
  return getCatalogue(deps.pool, bureau.id, version);
}
