/** One's notices as the workbench shows them. */
import type { NoticeDto, NoticeListDto, NoticeSignalDto } from '../../contract/notifications.ts';
import type { BureauId, PersonId } from '../../domain/organisation/types.ts';
import { type CaseHeading, caseHeadings } from '../cases/headings.ts';
import type { Deps } from '../deps.ts';
import { decodeCursor, pageOf } from '../pagination.ts';
import { countUnread, type NoticeRow, readNotices } from './notice-store.ts';
import { dueOn, isStaffKind, noticeLabel, staffSentence } from './words.ts';

interface Owner {
  readonly bureauId: BureauId;
  readonly personId: PersonId;
}

/** The newest first, with the number of unread ones. */
export async function noticesOfPerson(
  deps: Deps,
  owner: Owner,
  query: { readonly unread: boolean; readonly cursor?: string | undefined; readonly limit: number },
): Promise<NoticeListDto> {
  const after = query.cursor === undefined ? null : decodeCursor(query.cursor, 'string');
  const [rows, unread] = await Promise.all([
    readNotices(deps.pool, owner, { unread: query.unread, after, limit: query.limit }),
    countUnread(deps.pool, owner.bureauId, owner.personId),
  ]);
  const show = await viewer(deps, owner.bureauId, rows);
  const page = pageOf(rows, query.limit, (row) => ({ key: row.created_at, id: row.id }), show);
  return { ...page, unread };
}

/** What a stream says: how many are unread, and the newest of them. */
export async function noticeSignal(deps: Deps, owner: Owner): Promise<NoticeSignalDto> {
  const { items, unread } = await noticesOfPerson(deps, owner, { unread: true, limit: 1 });
  return { unread, newest: items[0] ?? null };
}

async function viewer(
  deps: Deps,
  bureauId: BureauId,
  rows: readonly NoticeRow[],
): Promise<(row: NoticeRow) => NoticeDto> {
  const headings = await caseHeadings(
    deps.pool,
    bureauId,
    rows.map((row) => row.case_id),
  );
  return (row) => {
    const { kind } = row;
    if (!isStaffKind(kind)) throw new Error(`notice ${row.id} is not for people of the house`);
    const heading: CaseHeading = headings.get(row.case_id) ?? { number: '', title: '' };
    return {
      id: row.id,
      kind,
      label: noticeLabel(kind),
      text: staffSentence(row, dueOn),
      urgency: row.urgency,
      case: { id: row.case_id, ...heading },
      dueAt: row.facts.dueAt ?? null,
      at: row.at,
      readAt: row.read_at,
    };
  };
}
