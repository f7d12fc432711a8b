import type { AccountDto, AccountPostDto, SessionDto } from '../../contract/identity.ts';
import { isAdminRole, rightsOf } from '../../domain/identity/administrators.ts';
import { passwordExpired } from '../../domain/identity/passwords.ts';
import { postsHeldBy } from '../../domain/organisation/acting.ts';
import { postById, unitById } from '../../domain/organisation/lookup.ts';
import type { Directory, PostId } from '../../domain/organisation/types.ts';
import type { Instant } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { getOrganisation } from '../organisation/directory.ts';
import type { Account } from './account-store.ts';

/** What the workbench shows of a session. */
export async function sessionView(deps: Deps, account: Account, expiresAt: Instant): Promise<SessionDto> {
  return {
    expiresAt,
    idleMinutes: deps.config.SESSION_IDLE_MINUTES,
    account: await accountView(deps, account),
  };
}

async function accountView(deps: Deps, account: Account): Promise<AccountDto> {
  const now = deps.now();
  const { bureau, person, posts } = await personOf(deps, account, now);
  const reason = changeReason(deps, account, now);
  return {
    id: account.id,
    username: account.username,
    person,
    bureau,
    posts,
    roles: account.roles.filter(isAdminRole),
    rights: [...rightsOf(account.roles)],
    mustChangePassword: deps.config.REQUIRE_PASSWORD_CHANGE && reason !== null,
    passwordChangeReason: reason,
  };
}

function changeReason(deps: Deps, account: Account, now: Instant): AccountDto['passwordChangeReason'] {
  if (account.mustChange) return 'first-login';
  const expired = passwordExpired(account.passwordChangedAt, deps.config.PASSWORD_MAX_AGE_DAYS, now);
  return expired ? 'expired' : null;
}

async function personOf(
  deps: Deps,
  account: Account,
  now: Instant,
): Promise<Pick<AccountDto, 'bureau' | 'person' | 'posts'>> {
  const { bureau, directory, people } = await getOrganisation(deps.pool, account.bureauId);
  const person = people.get(account.personId);
  if (person === undefined) throw new DomainError({ code: 'session.ended' });
  return {
    bureau: { id: bureau.id, name: bureau.name },
    person: { id: person.id, displayName: person.displayName },
    posts: postsHeldBy(directory, person.id, now).map((postId) => postView(directory, postId)),
  };
}

function postView(directory: Directory, postId: PostId): AccountPostDto {
  const { id, title, kind, unitId } = postById(directory, postId);
  return { id, title, kind, unit: { id: unitId, name: unitById(directory, unitId).name } };
}
