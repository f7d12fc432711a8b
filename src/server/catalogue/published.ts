/** The published catalogue of a bureau, kept in the process. @clause 3.1 */
import type pg from 'pg';
import { publishedMatters } from '../../domain/catalogue/matter.ts';
import type { Matter } from '../../domain/catalogue/types.ts';
import type { BureauId } from '../../domain/organisation/types.ts';
import { versionCache } from '../organisation/version-cache.ts';
import { readPublished } from './store.ts';

export interface PublishedCatalogue {
  readonly version: number;
  /** In published order. */
  readonly matters: readonly Matter[];
  readonly byId: ReadonlyMap<string, Matter>;
}

/** Kept in the process; see `ReadVersioned` for `knownVersion`. */
export const getCatalogue = versionCache(loadCatalogue);

async function loadCatalogue(pool: pg.Pool, bureauId: BureauId): Promise<PublishedCatalogue> {
  const { version, matters: read } = await readPublished(pool, bureauId);
  const matters = publishedMatters(read);
  return { version, matters, byId: new Map(matters.map((matter) => [matter.id, matter])) };
}
