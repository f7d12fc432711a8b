/** Holds what happened in a simulated quarter against what had to happen. */
import type pg from 'pg';
import type { Quarter } from './quarter.ts';
import type { Expected, Happened } from './stories.ts';

const EFFECTS = new Set([
  'reminded',
  'deadline-missed',
  'urged-again',
  'supplement-time-over',
  'escalated-overdue',
  'closed',
]);

export interface QuarterReport {
  readonly effects: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly early: readonly string[];
  readonly unexpected: readonly string[];
  readonly refusals: number;
  readonly orphans: number;
  readonly outboxGaps: number;
}

export async function checkQuarter(pool: pg.Pool, quarter: Quarter): Promise<QuarterReport> {
  const report = {
    lost: [] as string[],
    doubled: [] as string[],
    early: [] as string[],
    unexpected: [] as string[],
  };
  let effects = 0;
  for (const { id, begun, story } of quarter.cases) {
    const { rows: events } = await pool.query<Happened>(
      'select type, at, shared from case_event where case_id = $1 order by seq',
      [id],
    );
    const happened = events.filter((event) => EFFECTS.has(event.type)).map(asEffect);
    effects += happened.length;
    const expected = story.expected(begun, events, quarter.end).filter((one) => one.dueAt < quarter.end);
    const wanted = new Set(expected.map(nameOf));
    const seen = new Set<string>();
    for (const effect of happened) {
      const name = nameOf(effect);
      const where = `${story.name} ${id} begun ${begun}: ${name}`;
      if (seen.has(name)) report.doubled.push(where);
      seen.add(name);
      if (!wanted.has(name)) report.unexpected.push(where);
      if (effect.at <= effect.dueAt) report.early.push(where);
    }
    for (const name of wanted)
      if (!seen.has(name)) report.lost.push(`${story.name} ${id} begun ${begun}: ${name}`);
  }
  const count = async (text: string) => (await pool.query<{ n: number }>(text)).rows[0]?.n ?? -1;
  return {
    effects,
    ...report,
    refusals: await count(`select count(*)::int as n from case_answer where outcome = 'refused'`),
    orphans: await count(`select count(*)::int as n from case_file
      where status in ('open', 'awaiting-applicant', 'escalated', 'refusal-approved')
        and (next_person_id is null or due_at is null)`),
    outboxGaps: await count(`select count(*)::int as n from case_event e where not exists (
      select 1 from case_outbox o where o.case_id = e.case_id and o.seq = e.seq)`),
  };
}

type Effect = Expected & { readonly at: string };

/** Climbing and closing carry no clock; their deadline is the expectation's. */
function asEffect(event: Happened): Effect {
  const clock =
    event.type === 'escalated-overdue' || event.type === 'closed' ? null : String(event.shared.clock);
  return { type: event.type, clock, dueAt: String(event.shared.dueAt ?? ''), at: event.at };
}

const nameOf = (effect: Expected): string =>
  effect.type === 'closed' ? 'closed' : `${effect.type} ${effect.clock ?? ''} ${effect.dueAt}`;
