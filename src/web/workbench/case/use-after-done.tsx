import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import App from 'antd/es/app';
import Button from 'antd/es/button';
import type { CaseDto } from '../../../contract/cases.ts';
import type { SessionDto } from '../../../contract/identity.ts';
import { caseQuery, inboxQuery } from '../api/cases.ts';
import { sessionQuery } from '../api/session.ts';

/** After a step: where the case went; and when it no longer waits for me, on to the next one that does. */
export function useAfterDone(before: CaseDto, close: () => void) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();

  return async (after: CaseDto, said: string) => {
    const me = queries.getQueryData<SessionDto | null>(sessionQuery.queryKey)?.account.person.id;
    const passedOn = before.next?.personId === me && after.next?.personId !== me;
    queries.setQueryData(caseQuery(after.id).queryKey, after);
    void queries.invalidateQueries({ queryKey: ['cases'] });
    close();
    if (!passedOn) {
      void queries.invalidateQueries({ queryKey: inboxQuery.queryKey });
      message.success({ content: said, duration: 5 });
      return;
    }
    const inbox = await queries.fetchInfiniteQuery({ ...inboxQuery, staleTime: 0 }).catch(() => null);
    const next = inbox?.pages[0]?.items.find(({ id }) => id !== after.id);
    message.success({
      duration: 6,
      content: (
        <>
          {said}
          {next && '接着是下一件。'}
          <Button
            type="link"
            size="small"
            onClick={() => void navigate({ to: '/cases/$caseId', params: { caseId: after.id } })}
          >
            看刚才那件
          </Button>
        </>
      ),
    });
    if (next) {
      await navigate({ to: '/cases/$caseId', params: { caseId: next.id }, search: { from: 'inbox' } });
    } else await navigate({ to: '/inbox' });
    window.scrollTo({ top: 0 });
  };
}
