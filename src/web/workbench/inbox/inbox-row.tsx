import { Link } from '@tanstack/react-router';
import type { CaseListItemDto } from '../../../contract/cases.ts';
import { ClockMark } from '../../ui/clock-mark.tsx';
import { roughChambers } from '../../ui/flight-chambers.ts';
import { FlightOfLocks } from '../../ui/flight-of-locks.tsx';
import { sayExactly } from '../../ui/say-time.ts';
import { askedOf, quietPartsOf } from './item-words.ts';
import { QuietLine } from './quiet-line.tsx';

export function InboxRow({ item, drafted }: { readonly item: CaseListItemDto; readonly drafted: boolean }) {
  const { next } = item;
  const colour = next?.colour ?? 'none';
  return (
    <li>
      <Link className="inbox-row" to="/cases/$caseId" params={{ caseId: item.id }} search={{ from: 'inbox' }}>
        <FlightOfLocks chambers={roughChambers({ ...item, colour })} size="line" label="所在层级" />
        <span className="row-words">
          <strong>{item.title}</strong>
          <QuietLine parts={quietPartsOf(item)} />
        </span>
        <span className="row-ask">
          <span>{askedOf(item)}</span>
          {drafted && <span className="draft-mark">有草稿</span>}
          <ClockMark
            colour={colour}
            remaining={next?.remaining ?? null}
            title={next?.dueAt ? sayExactly(next.dueAt) : undefined}
          />
        </span>
      </Link>
    </li>
  );
}
