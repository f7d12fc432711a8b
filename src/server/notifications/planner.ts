/** Writes down who is told what of an event and over which ways it goes; nothing is sent here. */
import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import { noticesOf } from '../../domain/notifications/notices.ts';
import {
  DEFAULT_PREFERENCE,
  dispatchesTo,
  dispatchesToApplicant,
  type Equipment,
  robotPosts,
  takesMessages,
} from '../../domain/notifications/preferences.ts';
import type { Notice } from '../../domain/notifications/types.ts';
import { postsHeldBy } from '../../domain/organisation/acting.ts';
import { unitsOf } from '../../domain/organisation/people.ts';
import type { PersonId } from '../../domain/organisation/types.ts';
import { addMinutes, type Instant } from '../../domain/time.ts';
import { type ToldEvent, tellOutbox } from '../cases/outbox.ts';
import type { Deps } from '../deps.ts';
import { equipmentOf } from './equipment.ts';
import { insertNotices, type NewNotice } from './notice-store.ts';
import { readPreferences, readWebhooks } from './settings-store.ts';

/** Robots take few messages a minute: what is not red is gathered for as long. */
const ROBOT_GATHERS_MINUTES = 1;

/** Turns what happened until now into notices and their ways. Returns the number of events. */
export function planNotices(deps: Deps, now: Instant, stop?: () => boolean): Promise<number> {
  const equipment = equipmentOf(deps.config);
  return tellOutbox(deps, now, (client, told) => planEvent(client, told, equipment, now), stop);
}

async function planEvent(
  client: pg.PoolClient,
  told: ToldEvent,
  equipment: Equipment,
  now: Instant,
): Promise<void> {
  const { event, row, world } = told;
  const { directory } = world.organisation;
  const notices = noticesOf(event, row.state, { now, directory, calendar: world.calendar });
  if (notices.length === 0) return;
  const of = { bureauId: row.bureau_id, caseId: row.id, at: event.at };
  const rows = [
    ...(await staffNotices(client, told, notices, equipment)),
    ...applicantNotices(told, notices, equipment),
    ...(await robotNotices(client, told, notices, now)),
  ];
  await insertNotices(client, of, rows, now);
}

async function staffNotices(
  client: pg.PoolClient,
  { event, row, world }: ToldEvent,
  notices: readonly Notice[],
  equipment: Equipment,
): Promise<readonly NewNotice[]> {
  const toPeople = notices.flatMap((notice) => withPerson(notice));
  const people = toPeople.map(({ personId }) => personId);
  const chosen = people.length > 0 ? await readPreferences(client, row.bureau_id, people) : new Map();
  return toPeople.map(({ notice, personId }) => {
    const phone = world.organisation.people.get(personId)?.phone ?? '';
    const preference = chosen.get(personId) ?? DEFAULT_PREFERENCE;
    const dispatches = dispatchesTo(notice, preference, equipment, takesMessages(phone), event.at);
    return newNotice(notice, 'person', personId, dispatches);
  });
}

/** Whether their number takes messages is seen when it is opened, while sending. */
function applicantNotices(
  { event, row }: ToldEvent,
  notices: readonly Notice[],
  equipment: Equipment,
): readonly NewNotice[] {
  const hasPhone = row.state.applicant.phone !== null;
  const dispatches = dispatchesToApplicant(equipment, hasPhone, event.at);
  return notices
    .filter(({ to }) => to.kind === 'applicant' && dispatches.length > 0)
    .map((notice) => newNotice(notice, 'applicant', row.id, dispatches));
}

/** A robot posts the weightiest of an event's notices to the people it speaks for. */
async function robotNotices(
  client: pg.PoolClient,
  { event, row, world }: ToldEvent,
  notices: readonly Notice[],
  now: Instant,
): Promise<readonly NewNotice[]> {
  const { directory } = world.organisation;
  const robots = await readWebhooks(client, row.bureau_id);
  return robots.flatMap((robot) => {
    const heard = notices
      .flatMap((notice) => withPerson(notice))
      .filter(({ notice, personId }) =>
        robotPosts(
          { unitId: robot.unit_id, least: robot.least },
          notice.urgency,
          unitsOf(directory, personId, now),
        ),
      );
    const said = heard.find(({ notice }) => notice.urgency === 'red') ?? heard[0];
    if (!said) return [];
    const red = said.notice.urgency === 'red';
    const [postId] = postsHeldBy(directory, said.personId, now);
    const facts = { ...said.notice.facts, ...(postId && { postId }) };
    const notBefore = red ? event.at : addMinutes(event.at, ROBOT_GATHERS_MINUTES);
    return [
      newNotice({ ...said.notice, facts }, 'webhook', robot.id, [
        { channel: 'webhook', notBefore, quiet: !red },
      ]),
    ];
  });
}

function withPerson(notice: Notice): readonly { notice: Notice; personId: PersonId }[] {
  return notice.to.kind === 'person' ? [{ notice, personId: notice.to.personId }] : [];
}

function newNotice(
  { effect, kind, urgency, facts }: Notice,
  recipientKind: NewNotice['recipient_kind'],
  recipientId: string,
  dispatches: ReturnType<typeof dispatchesTo>,
): NewNotice {
  return {
    id: uuid(),
    effect,
    recipient_kind: recipientKind,
    recipient_id: recipientId,
    kind,
    urgency,
    facts,
    items: dispatches.map(({ channel, notBefore, quiet }) => ({ channel, not_before: notBefore, quiet })),
  };
}
