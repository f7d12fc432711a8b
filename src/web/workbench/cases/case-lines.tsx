import { Link } from '@tanstack/react-router';
import type { CaseListItemDto } from '../../../contract/cases.ts';
import { ClockMark } from '../../ui/clock-mark.tsx';
import { QuietLine } from '../inbox/quiet-line.tsx';
import { standingOf } from './case-table.tsx';

/** On a phone: one strong line and quiet ones. */
export function CaseLines({ items }: { readonly items: readonly CaseListItemDto[] }) {
  return (
    <ul className="case-lines">
      {items.map((item) => (
        <li key={item.id}>
          <Link to="/cases/$caseId" params={{ caseId: item.id }}>
            <strong>{item.title}</strong>
            <QuietLine parts={[item.applicantName, item.unitName, item.number]} />
            <span>{standingOf(item)}</span>
            {item.next && <ClockMark colour={item.next.colour} remaining={item.next.remaining} />}
          </Link>
        </li>
      ))}
    </ul>
  );
}
