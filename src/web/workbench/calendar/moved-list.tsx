import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import Button from 'antd/es/button';
import type { MovedCaseDto } from '../../../contract/calendar-editor.ts';
import { CLOCK_LABELS } from '../../../domain/cases/labels.ts';
import { sayExactly } from '../../ui/say-time.ts';
import { sentenceOfError } from '../api/problems.ts';
import { movedQuery } from './calendar-api.ts';

/** The cases whose deadlines moved, as far as one may see them. */
export function MovedList({ id, moved }: { readonly id: string; readonly moved: number }) {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    movedQuery(id, moved),
  );
  const items = data?.pages.flatMap((page) => page.movedCases.items) ?? [];
  const hidden = moved - items.length;
  return (
    <>
      {error && (
        <p role="alert" className="form-fault">
          {sentenceOfError(error)}
        </p>
      )}
      <ol className="moved">
        {items.map((item) => (
          <MovedCase key={item.caseId} item={item} />
        ))}
      </ol>
      {data && !hasNextPage && hidden > 0 && (
        <p className="quiet">
          {items.length > 0 ? '另有' : '有'} {hidden} 件不在您的查阅范围内。
        </p>
      )}
      {hasNextPage && (
        <p className="more">
          <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            再看 20 件
          </Button>
        </p>
      )}
    </>
  );
}

function MovedCase({ item }: { readonly item: MovedCaseDto }) {
  return (
    <li>
      <p>
        <Link to="/cases/$caseId" params={{ caseId: item.caseId }}>
          {item.title}
        </Link>{' '}
        <span className="quiet">
          {item.number} {item.unitName}
        </span>
      </p>
      {item.deadlines.map(({ clock, from, to, missed }) => (
        <p key={clock + from} className="moved-line">
          {CLOCK_LABELS[clock]}：{sayExactly(from)} 改为 <strong>{sayExactly(to)}</strong>
          {missed && '（原期限已过，逾期记录不变）'}
        </p>
      ))}
    </li>
  );
}
