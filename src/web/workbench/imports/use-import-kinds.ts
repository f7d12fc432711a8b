import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { ImportKind } from '../../../domain/imports/vocabulary.ts';
import { organisationQuery } from '../api/house.ts';
import { sessionQuery } from '../api/session.ts';

/** What the one who is logged in may import; the server has the last word. */
export function useImportKinds(): readonly ImportKind[] {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: organisation } = useQuery(organisationQuery);
  const own = new Set(session?.account.posts.map(({ unit }) => unit.id));
  const duties = organisation?.units.filter(({ id }) => own.has(id)).map(({ duty }) => duty) ?? [];
  const roster =
    duties.includes('office') ||
    duties.includes('personnel') ||
    session?.account.roles.includes('system-admin');
  return [...(own.size > 0 ? ['cases' as const] : []), ...(roster ? ['organisation' as const] : [])];
}
