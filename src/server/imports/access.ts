/** Who may import what, and who may look at an import. */
import { ADMIN_ROLES } from '../../domain/identity/administrators.ts';
import type { ImportKind } from '../../domain/imports/vocabulary.ts';
import { postsHeldBy } from '../../domain/organisation/acting.ts';
import { personDuties } from '../../domain/organisation/people.ts';
import type { UnitDuty } from '../../domain/organisation/types.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import type { RequestActor } from '../identity/actor.ts';
import { getDirectory } from '../organisation/directory.ts';

const [SYSTEM_ADMIN] = ADMIN_ROLES;

export interface ImportRights {
  readonly may: Readonly<Record<ImportKind, boolean>>;
  /** Kinds of which this person sees everybody's imports, not only their own. */
  readonly sees: readonly ImportKind[];
}

/**
 * Requests are imported by whoever may register one: anybody at a post. The organisation is the office's, the
 * personnel section's and the system administrator's. 办公室 and 行政审批服务科 hand out what comes in from the
 * hotline and see all imports of requests.
 */
export async function importRights(deps: Deps, actor: RequestActor): Promise<ImportRights> {
  const directory = await getDirectory(deps.pool, actor.bureauId);
  const now = deps.now();
  const duties = personDuties(directory, actor.personId, now);
  const any = (...wanted: readonly UnitDuty[]) => wanted.some((duty) => duties.has(duty));
  const organisation = any('office', 'personnel') || actor.roles.includes(SYSTEM_ADMIN);
  return {
    may: { cases: postsHeldBy(directory, actor.personId, now).length > 0, organisation },
    sees: [
      ...(any('office', 'approval') ? ['cases' as const] : []),
      ...(organisation ? ['organisation' as const] : []),
    ],
  };
}

/** @throws DomainError `import.not-yours` */
export async function requireImporter(deps: Deps, actor: RequestActor, kind: ImportKind): Promise<void> {
  const { may } = await importRights(deps, actor);
  if (!may[kind]) throw new DomainError({ code: 'import.not-yours', meta: { kind } });
}
