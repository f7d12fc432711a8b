import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { LockMark } from '../../ui/lock-mark.tsx';
import { inboxQuery } from '../api/cases.ts';
import { sessionQuery } from '../api/session.ts';
import { MissingNoticeNote } from '../calendar/missing-notice-note.tsx';
import { OfflineNote } from './offline-note.tsx';
import { Relogin } from './relogin.tsx';
import './shell.css';

/** The frame of every page: the rail with its few words, the page, and what may lie over it. */
export function Shell() {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const inCase = /^\/cases\/./.test(path);
  useFocusOnNewPage(main, path);
  return (
    <div className={inCase ? 'shell shell-case' : 'shell'}>
      <a className="skip-link" href="#main">
        跳到正文
      </a>
      <Rail />
      <main id="main" ref={main} tabIndex={-1}>
        <OfflineNote />
        <MissingNoticeNote />
        <Outlet />
      </main>
      <Relogin />
    </div>
  );
}

function Rail() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: inbox } = useInfiniteQuery(inboxQuery);
  const here = useRouterState({ select: ({ location }) => sectionOf(location.pathname, location.search) });
  const waiting = inbox?.pages[0]?.total ?? 0;
  return (
    <nav className="rail" aria-label="主导航">
      <Link className="rail-sign" to="/inbox" aria-label="如何办，回到待办">
        <LockMark size={36} />
        <span>如何办</span>
      </Link>
      <ul>
        <li>
          <RailLink to="/inbox" here={here} word="待办" count={waiting} />
        </li>
        <li>
          <RailLink to="/register" here={here} word="登记" />
        </li>
        <li>
          <RailLink to="/cases" here={here} word="办件" />
        </li>
        <li>
          <RailLink to="/account" here={here} word="我的" />
        </li>
      </ul>
      <p className="rail-who" title={session?.account.username}>
        {session?.account.person.displayName}
      </p>
    </nav>
  );
}

/** In which part of the house a page lies; a case opened from the inbox lies there. */
function sectionOf(path: string, search: object): string {
  const fromInbox = 'from' in search && search.from === 'inbox';
  return fromInbox ? '/inbox' : `/${path.split('/')[1] ?? ''}`;
}

interface RailLinkProps {
  readonly to: '/inbox' | '/register' | '/cases' | '/account';
  readonly here: string;
  readonly word: string;
  readonly count?: number;
}

function RailLink({ to, here, word, count = 0 }: RailLinkProps) {
  return (
    <Link
      className={here === to ? 'rail-word rail-here' : 'rail-word'}
      to={to}
      activeOptions={{ exact: true }}
      aria-current={here === to ? 'page' : undefined}
    >
      {word}
      {count > 0 && (
        <span className="rail-count">
          <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
          <span className="hidden">，{count} 件等我处理</span>
        </span>
      )}
    </Link>
  );
}

/** After a change of page the reader's place is the new page's beginning; not on the first one. */
function useFocusOnNewPage(main: React.RefObject<HTMLElement | null>, path: string): void {
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [main, path]);
}
