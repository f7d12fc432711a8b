/** What a story's last event tells whom: `szy-head arrived`, `applicant receipt`, a red one with `!`. */
import { ring } from '../../src/domain/cases/ring.ts';
import { pendingTimers } from '../../src/domain/cases/timers.ts';
import { noticesOf } from '../../src/domain/notifications/notices.ts';
import type { Notice } from '../../src/domain/notifications/types.ts';
import { CALENDAR, type Story, time } from './case.ts';

/** The notices of one event of a story, as its case stands by now; the last event unless another is named. */
export function noticesIn(story: Story, type?: string): readonly Notice[] {
  const seq = type ? story.events.findLastIndex((event) => event.type === type) : story.events.length - 1;
  const event = story.events[seq];
  if (!event) throw new Error(`the story has no event ${type}`);
  return noticesOf({ ...event, seq: seq + 1 }, story.state, {
    now: story.now,
    directory: story.directory,
    calendar: CALENDAR,
  });
}

export function told(story: Story, type?: string): readonly string[] {
  return noticesIn(story, type).map(({ to, kind, urgency }) => {
    const who = to.kind === 'person' ? to.personId.replace('person:', '') : 'applicant';
    return `${who} ${kind}${urgency === 'red' ? '!' : ''}`;
  });
}

/** Lets one clock's effect happen at a local time; the event is the story's last then. */
export function rings(story: Story, kind: string, clock: string, at: string): Story {
  story.now = time(at);
  const timer = pendingTimers(story.state, story.contextOf('system')).find(
    (one) => one.kind === kind && one.clock === clock,
  );
  if (!timer) throw new Error(`no ${kind} ${clock} is pending`);
  const decision = ring(story.state, timer.key, story.contextOf('system'));
  if (!decision.ok) throw new Error(`${timer.key}: ${decision.refusal.code}`);
  story.state = decision.state;
  story.events.push(...decision.events);
  return story;
}
