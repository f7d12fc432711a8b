import { Link } from '@tanstack/react-router';
import type { CaseListItemDto } from '../../../contract/cases.ts';
import { ClockMark } from '../../ui/clock-mark.tsx';
import { roughChambers } from '../../ui/flight-chambers.ts';
import { FlightOfLocks } from '../../ui/flight-of-locks.tsx';
import { sayExactly } from '../../ui/say-time.ts';
import { askedOf, quietPartsOf } from './item-words.ts';
import { QuietLine } from './quiet-line.tsx';

/** The one to do now: as large as its urgency. */
export function FirstItem({ item, drafted }: { readonly item: CaseListItemDto; readonly drafted: boolean }) {
  const { next } = item;
  const colour = next?.colour ?? 'none';
  return (
    <article className={`first-item first-${colour}`}>
      <div className="first-words">
        <ClockMark
          colour={colour}
          remaining={next?.remaining ?? null}
          size="large"
          title={next?.dueAt ? sayExactly(next.dueAt) : undefined}
        />
        <h2>
          <Link to="/cases/$caseId" params={{ caseId: item.id }} search={{ from: 'inbox' }}>
            {item.title}
          </Link>
        </h2>
        <p>
          <QuietLine parts={quietPartsOf(item)} />
        </p>
        <p className="first-ask">
          {askedOf(item)}
          {drafted && <span className="draft-mark">有草稿</span>}
        </p>
      </div>
      <div className="first-flight" aria-hidden="true">
        <FlightOfLocks
          chambers={roughChambers({ ...item, colour, remaining: next?.remaining ?? null })}
          size="phone"
        />
      </div>
    </article>
  );
}
