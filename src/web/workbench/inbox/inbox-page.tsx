import { useInfiniteQuery, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import Button from 'antd/es/button';
import { useEffect } from 'react';
import type { CaseListItemDto } from '../../../contract/cases.ts';
import { sayDate, todayIs, weekdayOf } from '../../ui/say-time.ts';
import { inboxQuery } from '../api/cases.ts';
import { draftsQuery } from '../api/drafts.ts';
import { sentenceOfError } from '../api/problems.ts';
import { sessionQuery } from '../api/session.ts';
import { FirstItem } from './first-item.tsx';
import { InboxRow } from './inbox-row.tsx';
import './inbox.css';

/** What waits for me, the most urgent first and largest. */
export function InboxPage() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const inbox = useInfiniteQuery(inboxQuery);
  const { data: drafts } = useQuery(draftsQuery);
  const items = inbox.data?.pages.flatMap((page) => page.items) ?? [];
  const total = inbox.data?.pages[0]?.total ?? 0;
  const leads = session?.account.posts.some(({ kind }) => kind !== 'first-responder' && kind !== 'staff');
  const title = questionOf(items, total, leads ?? false);
  useEffect(() => {
    document.title = `${title} · 如何办`;
  }, [title]);
  const drafted = new Set((drafts?.items ?? []).map(({ key }) => key.split('.')[1]));
  const [first, ...others] = items;

  return (
    <>
      <header className="page-head">
        <h1 aria-live="polite">{inbox.isPending ? '待办' : title}</h1>
        <p className="quiet">{`${sayDate(todayIs(), true)} ${weekdayOf(todayIs())}`}</p>
      </header>
      {inbox.isPending && <InboxWaiting />}
      {inbox.error && !inbox.data && (
        <div role="alert" className="inbox-fault">
          <p>{sentenceOfError(inbox.error)}</p>
          <Button onClick={() => void inbox.refetch()}>再试一次</Button>
        </div>
      )}
      {inbox.data && !first && <NothingWaits />}
      {first && <FirstItem item={first} drafted={drafted.has(first.id)} />}
      {others.length > 0 && (
        <ol className="inbox-rows" aria-label="其余待办，按紧急程度排列">
          {others.map((item) => (
            <InboxRow key={item.id} item={item} drafted={drafted.has(item.id)} />
          ))}
        </ol>
      )}
      {inbox.hasNextPage && (
        <p className="more">
          <Button size="large" loading={inbox.isFetchingNextPage} onClick={() => void inbox.fetchNextPage()}>
            再看 {Math.min(20, total - items.length)} 件（还有 {total - items.length} 件）
          </Button>
        </p>
      )}
    </>
  );
}

/** The page's one question: deciding and doing are different work. */
function questionOf(items: readonly CaseListItemDto[], total: number, leads: boolean): string {
  if (total === 0) return leads ? '没有等我决定的' : '没有等我办理的';
  const doing = items.filter(({ next }) => next?.role === 'first-responder').length;
  if (doing === items.length) return `等我办理的 ${total} 件`;
  return doing === 0 ? `等我决定的 ${total} 件` : `等我处理的 ${total} 件`;
}

function NothingWaits() {
  return (
    <div className="inbox-empty">
      <p className="inbox-empty-strong">都办完了。</p>
      <p className="quiet">轮到您办理或决定的诉求，会按紧急程度排在这里。</p>
      <p>
        <Link to="/register">登记一件诉求</Link>
        <Link to="/cases">查看办件</Link>
      </p>
    </div>
  );
}

function InboxWaiting() {
  return (
    <div className="inbox-waiting" role="status">
      <span className="hidden">正在读取待办…</span>
      <div />
      <div />
      <div />
    </div>
  );
}
