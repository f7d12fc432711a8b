/** Reads the tables of one bureau's organisation. Only here are their rows turned into the domain's words. */
import type pg from 'pg';
import type {
  Absence,
  BureauId,
  Delegation,
  Directory,
  Holding,
  Post,
  Succession,
  Supervises,
  Unit,
} from '../../domain/organisation/types.ts';
import { DEFAULT_POLICY, type Policy } from '../../domain/policy.ts';
import type { Bureau, Organisation, Person } from './directory.ts';

interface BureauRow extends Omit<Bureau, 'policy'> {
  readonly version: number;
  readonly policy: Partial<Policy>;
}

const BUREAU = `select id, name, short_name as "shortName", number_prefix as "numberPrefix", phone,
  complaint_phone as "complaintPhone", policy, organisation_version as version from bureau where id = $1`;

const UNITS = `select id, bureau_id as "bureauId", parent_id as "parentId", kind, name, duty, phone,
  sort_order as "sortOrder", closed_at as "closedAt", successor_unit_id as "successorUnitId"
  from unit where bureau_id = $1 order by sort_order, id`;

const POSTS = `select post.id, post.bureau_id as "bureauId", unit_id as "unitId", post.kind, title,
  deputy_post_id as "deputyPostId"
  from post join unit on unit.bureau_id = post.bureau_id and unit.id = post.unit_id
  where post.bureau_id = $1 order by unit.sort_order, post.sort_order, post.id`;

/** Who is barred from the system holds no post: nothing may wait for somebody who cannot act. */
const HOLDINGS = `select post_id as "postId", person_id as "personId", from_at as "from", to_at as "to"
  from holding join person on person.bureau_id = holding.bureau_id and person.id = holding.person_id
  where holding.bureau_id = $1 and not person.disabled order by from_at, holding.id`;

const SUPERVISES = `select supervises.unit_id as "unitId", post_id as "postId" from supervises
  join post on post.bureau_id = supervises.bureau_id and post.id = supervises.post_id
  where supervises.bureau_id = $1 order by supervises.unit_id, post.sort_order`;

const DELEGATIONS = `select id, from_person_id as "fromPersonId", to_person_id as "toPersonId", post_id as "postId",
  from_at as "from", least(to_at, revoked_at) as "to", takes_over_waiting as "takesOverWaiting"
  from delegation where bureau_id = $1 and (revoked_at is null or revoked_at > from_at) order by from_at, id`;

const ABSENCES = `select person_id as "personId", from_at as "from", to_at as "to"
  from absence where bureau_id = $1 order by from_at, id`;

const SUCCESSIONS = `select unit_id as "unitId", array_agg(post_id::text order by position) as "postIds"
  from succession where bureau_id = $1 group by unit_id order by unit_id`;

const PEOPLE = 'select id, display_name as "displayName", phone from person where bureau_id = $1 order by id';

/**
 * Reads one bureau's organisation, whole. The caller gives a session whose statements see one moment: a
 * repeatable-read transaction, or one that holds the bureau's row locked.
 *
 * @throws Error for an unknown bureau
 */
export async function readOrganisation(client: pg.PoolClient, bureauId: BureauId): Promise<Organisation> {
  const rowsOf = async <Row extends pg.QueryResultRow>(text: string): Promise<readonly Row[]> =>
    (await client.query<Row>(text, [bureauId])).rows;

  const row = (await rowsOf<BureauRow>(BUREAU))[0];
  if (row === undefined) throw new Error(`bureau ${bureauId} does not exist`);
  const { version, policy, ...bureau } = row;
  const directory: Directory = {
    bureauId,
    version,
    units: byId(await rowsOf<Unit>(UNITS)),
    posts: byId(await rowsOf<Post>(POSTS)),
    holdings: await rowsOf<Holding>(HOLDINGS),
    supervises: await rowsOf<Supervises>(SUPERVISES),
    delegations: await rowsOf<Delegation>(DELEGATIONS),
    absences: await rowsOf<Absence>(ABSENCES),
    successions: await rowsOf<Succession>(SUCCESSIONS),
  };
  const people = byId(await rowsOf<Person>(PEOPLE));
  // A parameter that came after the bureau saved its policy has its default.
  return { version, bureau: { ...bureau, policy: { ...DEFAULT_POLICY, ...policy } }, directory, people };
}

/**
 * Locks the bureau's row and reads its organisation: until the transaction ends, no other change of it
 * commits, so what is checked against it stays true.
 */
export async function lockOrganisation(client: pg.PoolClient, bureauId: BureauId): Promise<Organisation> {
  await client.query('select 1 from bureau where id = $1 for no key update', [bureauId]);
  return readOrganisation(client, bureauId);
}

function byId<T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}
