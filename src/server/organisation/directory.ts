/** The organisation of a bureau as the rules see it, with what people read beside it. */
import type pg from 'pg';
import type { BureauId, Directory, PersonId } from '../../domain/organisation/types.ts';
import type { Policy } from '../../domain/policy.ts';
import { transaction } from '../db/transaction.ts';
import { readOrganisation } from './store.ts';
import { versionCache } from './version-cache.ts';

export interface Bureau {
  readonly id: BureauId;
  readonly name: string;
  readonly shortName: string;
  /** First part of the numbers of its cases and documents, e.g. 示水. */
  readonly numberPrefix: string;
  readonly phone: string;
  readonly complaintPhone: string;
  readonly policy: Policy;
}

export interface Person {
  readonly id: PersonId;
  readonly displayName: string;
  readonly phone: string;
}

export interface Organisation {
  /** `bureau.organisation_version` when it was read; also `directory.version`. */
  readonly version: number;
  readonly bureau: Bureau;
  readonly directory: Directory;
  readonly people: ReadonlyMap<PersonId, Person>;
}

/** Kept in the process; see `ReadVersioned` for `knownVersion`. */
export const getOrganisation = versionCache(loadOrganisation);

/** See `getOrganisation`. */
export async function getDirectory(
  pool: pg.Pool,
  bureauId: BureauId,
  knownVersion?: number,
): Promise<Directory> {
  return (await getOrganisation(pool, bureauId, knownVersion)).directory;
}

/** Reads the whole organisation from the database, past what is kept. */
export async function loadDirectory(pool: pg.Pool, bureauId: BureauId): Promise<Directory> {
  return (await loadOrganisation(pool, bureauId)).directory;
}

/** Everything in one snapshot, so that the version and the rows belong together. */
export async function loadOrganisation(pool: pg.Pool, bureauId: BureauId): Promise<Organisation> {
  return transaction(pool, async (client) => {
    await client.query('set transaction isolation level repeatable read read only');
    return readOrganisation(client, bureauId);
  });
}
