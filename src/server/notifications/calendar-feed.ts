/** One's deadlines as a calendar that a phone or a desk program subscribes to, by a secret link. */
import { ICalAlarmType, ICalCalendar } from 'ical-generator';
import type { CaseListItemDto } from '../../contract/cases.ts';
import { DUTY_REQUESTS } from '../../domain/notifications/labels.ts';
import type { BureauId, PersonId } from '../../domain/organisation/types.ts';
import { addMinutes } from '../../domain/time.ts';
import { inbox } from '../cases/lists.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { newToken, sessionKeyOf } from '../identity/tokens.ts';
import { findFeedOwner, saveFeed } from './settings-store.ts';

const PAGE = 100;
const PAGES_MOST = 5;
/** An entry ends at the deadline, and is announced half an hour before it begins. */
const ENTRY_MINUTES = 30;
const ANNOUNCED_SECONDS = 1_800;

interface Owner {
  readonly bureauId: BureauId;
  readonly personId: PersonId;
}

/** A new secret for one's link; the one before opens nothing any more. */
export async function renewFeed(deps: Deps, owner: Owner): Promise<{ secret: string; createdAt: string }> {
  const secret = newToken(owner.bureauId);
  const createdAt = deps.now();
  await saveFeed(deps.pool, owner, hashOf(secret)?.tokenHash ?? Buffer.alloc(0), createdAt);
  return { secret, createdAt };
}

/**
 * What waits for the owner of a link, as iCalendar. Programs fetch it over other people's machines: numbers and what
 * is to be done, no titles and no names.
 *
 * @throws DomainError `calendar-feed.unknown`
 */
export async function feedOf(deps: Deps, secret: string): Promise<string> {
  const key = hashOf(secret);
  const personId = key && (await findFeedOwner(deps.pool, key.bureauId, key.tokenHash));
  if (!key || !personId) throw new DomainError({ code: 'calendar-feed.unknown' });
  const items = await waitingFor(deps, { bureauId: key.bureauId, personId });
  const calendar = new ICalCalendar({
    name: '如何办 · 我的期限',
    prodId: { company: 'ruheban', product: 'deadlines', language: 'ZH' },
    ttl: 900,
  });
  for (const item of items) addEntry(calendar, item, deps.config.WORKBENCH_URL);
  return calendar.toString();
}

function addEntry(calendar: ICalCalendar, item: CaseListItemDto, workbenchUrl: string | undefined): void {
  const { next } = item;
  if (!next?.dueAt) return;
  const asked = DUTY_REQUESTS[next.duty] ?? '请处理';
  calendar.createEvent({
    id: `${item.id}.${next.duty}.${Date.parse(next.dueAt)}@ruheban`,
    start: new Date(addMinutes(next.dueAt, -ENTRY_MINUTES)),
    end: new Date(next.dueAt),
    stamp: new Date(item.registeredAt),
    summary: `${item.number} ${asked}`,
    alarms: [{ type: ICalAlarmType.display, trigger: ANNOUNCED_SECONDS, description: asked }],
    ...(workbenchUrl === undefined ? {} : { url: new URL(`/cases/${item.id}`, workbenchUrl).href }),
  });
}

async function waitingFor(deps: Deps, owner: Owner): Promise<readonly CaseListItemDto[]> {
  const actor = { ...owner, accountId: owner.personId, roles: [] };
  const items: CaseListItemDto[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES_MOST; page += 1) {
    const found = await inbox(deps, actor, { cursor, limit: PAGE });
    items.push(...found.items);
    if (found.nextCursor === null) break;
    cursor = found.nextCursor;
  }
  return items;
}

/** A link's secret is made like a session's: the bureau, then what nobody can guess; only its hash is kept. */
const hashOf = (secret: string) => sessionKeyOf(secret);
