import { Link } from '@tanstack/react-router';
import type { CaseListItemDto } from '../../../contract/cases.ts';
import { CHANNEL_LABELS, OUTCOME_LABELS, STATUS_LABELS } from '../../../domain/cases/labels.ts';
import { ClockMark } from '../../ui/clock-mark.tsx';
import { roughChambers } from '../../ui/flight-chambers.ts';
import { FlightOfLocks } from '../../ui/flight-of-locks.tsx';
import { sayExactly, sayMoment } from '../../ui/say-time.ts';
import { QuietLine } from '../inbox/quiet-line.tsx';

export function CaseTable({ items }: { readonly items: readonly CaseListItemDto[] }) {
  return (
    <table className="case-table">
      <thead>
        <tr>
          <th scope="col">诉求</th>
          <th scope="col">承办</th>
          <th scope="col">所在层级</th>
          <th scope="col">现在</th>
          <th scope="col">登记</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <CaseRow key={item.id} item={item} />
        ))}
      </tbody>
    </table>
  );
}

function CaseRow({ item }: { readonly item: CaseListItemDto }) {
  const { next } = item;
  return (
    <tr>
      <td>
        <Link to="/cases/$caseId" params={{ caseId: item.id }}>
          {item.title}
        </Link>
        <QuietLine parts={[item.number, item.applicantName, CHANNEL_LABELS[item.channel]]} />
      </td>
      <td>{item.unitName}</td>
      <td>
        <FlightOfLocks
          chambers={roughChambers({ ...item, colour: next?.colour ?? 'none' })}
          size="line"
          label="所在层级"
        />
      </td>
      <td>
        {standingOf(item)}
        {next && (
          <ClockMark
            colour={next.colour}
            remaining={next.remaining}
            title={next.dueAt ? sayExactly(next.dueAt) : undefined}
          />
        )}
      </td>
      <td title={sayExactly(item.registeredAt)}>{sayMoment(item.registeredAt)}</td>
    </tr>
  );
}

/** 提级中，科室负责人某某 · 已答复，已办成. */
export function standingOf({ status, outcome, next }: CaseListItemDto): string {
  const after = outcome ? OUTCOME_LABELS[outcome] : next?.personName;
  return [STATUS_LABELS[status], after].filter(Boolean).join('，');
}
