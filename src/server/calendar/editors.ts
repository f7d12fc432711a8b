/** Who may change the calendar: the system administrator, and whoever holds a post in 办公室. */
import { hasRight } from '../../domain/identity/administrators.ts';
import { personDuties } from '../../domain/organisation/people.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import type { RequestActor } from '../identity/actor.ts';
import { getOrganisation } from '../organisation/directory.ts';

export async function mayEditCalendar(deps: Deps, actor: RequestActor): Promise<boolean> {
  if (hasRight(actor.roles, 'setting.change')) return true;
  const { directory } = await getOrganisation(deps.pool, actor.bureauId);
  return personDuties(directory, actor.personId, deps.now()).has('office');
}

/** @throws DomainError `calendar.not-yours` */
export async function requireEditor(deps: Deps, actor: RequestActor): Promise<void> {
  if (!(await mayEditCalendar(deps, actor))) throw new DomainError({ code: 'calendar.not-yours' });
}
