/**
 * What a bureau's settings are, kept in the process by `bureau.organisation_version`, which every change of them
 * raises in its own transaction.
 *
 * Whoever reads a case reads that version in the same round trip and passes it here: no query at all while nothing
 * changed, and never anything older than the case was read with.
 */
import type pg from 'pg';
import type { BureauId } from '../../domain/organisation/types.ts';

export interface Versioned {
  readonly version: number;
}

/**
 * The value at `knownVersion` or newer; without one, as it is now (one short query when nothing changed).
 *
 * @throws Error for an unknown bureau
 */
export type ReadVersioned<T> = (pool: pg.Pool, bureauId: BureauId, knownVersion?: number) => Promise<T>;

/** `load` reads the value and the version it has, in one snapshot; `currentVersion` only the version. */
export function versionCache<T extends Versioned>(
  load: (pool: pg.Pool, bureauId: BureauId) => Promise<T>,
  currentVersion: (pool: pg.Pool, bureauId: BureauId) => Promise<number> = organisationVersion,
): ReadVersioned<T> {
  // By pool, so that two databases in one process (tests) never share a value.
  const byPool = new WeakMap<pg.Pool, Map<BureauId, Promise<T>>>();

  return async function read(pool, bureauId, knownVersion) {
    const cache = byPool.get(pool) ?? new Map<BureauId, Promise<T>>();
    byPool.set(pool, cache);
    let kept = cache.get(bureauId);
    const wanted = kept === undefined ? 0 : (knownVersion ?? (await currentVersion(pool, bureauId)));
    while (kept !== undefined) {
      const value = await kept;
      if (value.version >= wanted) return value;
      const newer = cache.get(bureauId);
      if (newer === kept) break;
      // Somebody else has begun to read meanwhile.
      kept = newer;
    }
    return loadOnce(cache, pool, bureauId);
  };

  /** One reading at a time and bureau; those who come meanwhile wait for it. A failed one is not kept. */
  function loadOnce(cache: Map<BureauId, Promise<T>>, pool: pg.Pool, bureauId: BureauId): Promise<T> {
    const reading = load(pool, bureauId);
    cache.set(bureauId, reading);
    reading.catch(() => {
      if (cache.get(bureauId) === reading) cache.delete(bureauId);
    });
    return reading;
  }
}

async function organisationVersion(pool: pg.Pool, bureauId: BureauId): Promise<number> {
  const { rows } = await pool.query<Versioned>({
    name: 'organisation-version',
    text: 'select organisation_version as version from bureau where id = $1',
    values: [bureauId],
  });
  const row = rows[0];
  if (row === undefined) throw new Error(`bureau ${bureauId} does not exist`);
  return row.version;
}
