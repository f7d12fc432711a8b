/** 代理授权: give, see and end one's own delegations. */
import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import type { DelegationDto, DelegationInput, DelegationsDto } from '../../contract/organisation.ts';
import { checkDelegation } from '../../domain/organisation/delegation.ts';
import { postById } from '../../domain/organisation/lookup.ts';
import type { BureauId, Delegation, PersonId } from '../../domain/organisation/types.ts';
import type { Instant } from '../../domain/time.ts';
import { transaction } from '../db/transaction.ts';
import { DomainError } from '../errors.ts';
import { getOrganisation, type Organisation } from './directory.ts';
import { nameOf } from './queries.ts';
import { lockOrganisation } from './store.ts';

/** Who does it: a person logged in at a bureau. */
export interface Giver {
  readonly bureauId: BureauId;
  readonly personId: PersonId;
}

/**
 * Records a delegation by its giver. It never begins before now: what others did in one's place before is not
 * made good afterwards. Givers queue at the bureau's row, so that two delegations cannot make a circle.
 *
 * @clause 2.2
 * @throws DomainError with a code of `checkDelegation`
 */
export async function giveDelegation(
  pool: pg.Pool,
  giver: Giver,
  input: DelegationInput,
  now: Instant,
): Promise<DelegationDto> {
  const given: Delegation = {
    id: uuid(),
    fromPersonId: giver.personId,
    toPersonId: input.toPersonId,
    postId: input.postId,
    from: input.from !== undefined && atUtc(input.from) > now ? atUtc(input.from) : now,
    to: atUtc(input.to),
    takesOverWaiting: input.takesOverWaiting,
  };
  return transaction(pool, async (client) => {
    const organisation = await lockOrganisation(client, giver.bureauId);
    const checked = checkDelegation(organisation.directory, given);
    if (!checked.ok) throw new DomainError(checked.refusal);
    await insertDelegation(client, giver.bureauId, given, now);
    return delegationView(organisation, given, now);
  });
}

/** One's delegations, given and received, that run or are still to come; the next to begin in front. */
export async function ownDelegations(pool: pg.Pool, person: Giver, now: Instant): Promise<DelegationsDto> {
  const organisation = await getOrganisation(pool, person.bureauId);
  const alive = organisation.directory.delegations.filter((delegation) => delegation.to > now);
  const viewsWhere = (fits: (delegation: Delegation) => boolean) =>
    alive.filter(fits).map((delegation) => delegationView(organisation, delegation, now));
  return {
    given: viewsWhere((delegation) => delegation.fromPersonId === person.personId),
    received: viewsWhere((delegation) => delegation.toPersonId === person.personId),
  };
}

/**
 * Ends one's own delegation at once; one that had not begun never takes effect.
 *
 * @throws DomainError `delegation.not-found` for another's delegation, too, and for one that is over
 */
export async function endDelegation(pool: pg.Pool, giver: Giver, id: string, now: Instant): Promise<void> {
  const { rowCount } = await pool.query(
    `update delegation set revoked_at = $4
     where bureau_id = $1 and id = $2 and from_person_id = $3 and revoked_at is null and to_at > $4`,
    [giver.bureauId, id, giver.personId, now],
  );
  if (rowCount === 0) throw new DomainError({ code: 'delegation.not-found' });
}

async function insertDelegation(
  client: pg.PoolClient,
  bureauId: BureauId,
  given: Delegation,
  now: Instant,
): Promise<void> {
  await client.query(
    `insert into delegation (bureau_id, id, from_person_id, to_person_id, post_id, from_at, to_at,
       takes_over_waiting, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      bureauId,
      given.id,
      given.fromPersonId,
      given.toPersonId,
      given.postId,
      given.from,
      given.to,
      given.takesOverWaiting,
      now,
    ],
  );
}

function delegationView(organisation: Organisation, delegation: Delegation, now: Instant): DelegationDto {
  const { id, from, to, fromPersonId, toPersonId, postId, takesOverWaiting } = delegation;
  const person = (personId: PersonId) => ({ id: personId, name: nameOf(organisation, personId) });
  return {
    id,
    from,
    to,
    giver: person(fromPersonId),
    receiver: person(toPersonId),
    post: postId === null ? null : { id: postId, title: postById(organisation.directory, postId).title },
    takesOverWaiting,
    state: from <= now ? 'running' : 'planned',
  };
}

/** Callers write seconds or milliseconds; instants compare as strings only in one form. */
function atUtc(text: string): Instant {
  return new Date(text).toISOString();
}
