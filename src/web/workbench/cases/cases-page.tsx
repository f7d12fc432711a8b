import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import Button from 'antd/es/button';
import { useEffect } from 'react';
import { casesQuery } from '../api/cases.ts';
import { sentenceOfError } from '../api/problems.ts';
import { useNarrow } from '../app/media.ts';
import type { ListSearch } from '../app/router.tsx';
import { CaseLines } from './case-lines.tsx';
import { CaseTable } from './case-table.tsx';
import { Filters } from './filters.tsx';
import './cases.css';

/** Every case I may see: searched, filtered, compared. */
export function CasesPage() {
  const search = useSearch({ from: '/shell/cases' });
  const navigate = useNavigate({ from: '/cases' });
  const narrow = useNarrow();
  const list = useInfiniteQuery({ ...casesQuery(search), placeholderData: keepPreviousData });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Object.values(search).some(Boolean);
  useEffect(() => {
    document.title = '办件 · 如何办';
  }, []);
  const set = (change: Partial<ListSearch>) =>
    void navigate({ search: (before) => withoutEmpty({ ...before, ...change }), replace: true });

  return (
    <>
      <header className="page-head">
        <h1>办件</h1>
        <p className="quiet" role="status">
          {list.isFetching
            ? '正在查找…'
            : items.length > 0
              ? `已列出 ${items.length} 件${list.hasNextPage ? '，下面还有' : ''}`
              : ''}
        </p>
        <Link to="/imports">从表格导入</Link>
      </header>
      <Filters search={search} onChange={set} />
      {list.error && (
        <p role="alert" className="form-fault">
          {sentenceOfError(list.error)}
        </p>
      )}
      {list.data && items.length === 0 && (
        <p className="cases-empty">
          {filtered
            ? '没有符合条件的办件。可以减少条件，或换一个词再找。'
            : '还没有办件。登记的诉求会列在这里。'}
        </p>
      )}
      {items.length > 0 && (narrow ? <CaseLines items={items} /> : <CaseTable items={items} />)}
      {list.hasNextPage && (
        <p className="more">
          <Button size="large" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            再看 20 件
          </Button>
        </p>
      )}
    </>
  );
}

function withoutEmpty(search: ListSearch): ListSearch {
  return Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined && value !== ''),
  );
}
