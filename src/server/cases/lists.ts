/** Lists of cases: what waits for me, and what I may look for. */
import type pg from 'pg';
import type { CaseListItemDto, CaseListQuery } from '../../contract/cases.ts';
import type { Page } from '../../contract/pagination.ts';
import type { CaseState } from '../../domain/cases/state.ts';
import { addDays, instantAt } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';
import type { RequestActor } from '../identity/actor.ts';
import { decodeCursor, pageOf } from '../pagination.ts';
import { phoneDigits, type Sealer } from '../sealing.ts';
import { numbersMeant } from './numbers.ts';
import { type Reach, reachOf } from './reach.ts';
import { sealerOf } from './sealer.ts';
import { searchQuery } from './search-text.ts';
import { listItemView } from './view.ts';
import { contextOf, currentWorld, type World } from './world.ts';

interface ListRow {
  readonly id: string;
  readonly number: string;
  readonly state: CaseState;
  readonly registered_at: string;
  readonly due_at: string;
}

/**
 * What waits for me: cases whose next post I lead, unless I am left out there; cases where the first of a seat is
 * left out and I am next; and where I stand in for level 4. $2 posts I lead, $3 and $4 since and until when a case
 * must have come there, $5 all my posts, $6 me.
 */
const WAITS_FOR_ME = `bureau_id = $1 and (
    (next_post_id = any($2::uuid[]) and not next_excluded @> array[$6::uuid] and not next_stands_in
      and exists (select 1 from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[]) as lead(post, since, until)
        where lead.post = next_post_id and waiting_since >= lead.since and waiting_since < lead.until))
    or (next_post_id = any($5::uuid[]) and next_person_id = $6::uuid)
    or (next_stands_in and next_person_id = $6::uuid))`;

const INBOX = `select id, number, state, registered_at, due_at from case_file
  where ${WAITS_FOR_ME} and ($7::timestamptz is null or (due_at, id) > ($7::timestamptz, $8::uuid))
  order by due_at, id limit $9`;

const INBOX_COUNT = `select count(*)::int as total from case_file where ${WAITS_FOR_ME}`;

/** The inbox, the earliest deadline first. */
export async function inbox(
  deps: Deps,
  actor: RequestActor,
  page: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<CaseListItemDto> & { total: number }> {
  const world = await currentWorld(deps, actor.bureauId);
  const reach = reachOf(world.organisation.directory, actor.personId, deps.now());
  const seat = [
    actor.bureauId,
    reach.leads.map((lead) => lead.postId),
    reach.leads.map((lead) => lead.from),
    reach.leads.map((lead) => lead.to),
    reach.postIds,
    actor.personId,
  ];
  const after = page.cursor === undefined ? null : decodeCursor(page.cursor, 'string');
  const [found, counted] = await Promise.all([
    deps.pool.query<ListRow>({
      name: 'inbox',
      text: INBOX,
      values: [...seat, after?.key ?? null, after?.id ?? null, page.limit + 1],
    }),
    deps.pool.query<{ total: number }>({ name: 'inbox-count', text: INBOX_COUNT, values: seat }),
  ]);
  const items = pageOf(
    found.rows,
    page.limit,
    (row) => ({ key: row.due_at, id: row.id }),
    (row) => itemOf(deps, row, world, actor),
  );
  return { ...items, total: counted.rows[0]?.total ?? 0 };
}

/** Cases within reach, the newest first, by filters and search. */
export async function listCases(
  deps: Deps,
  actor: RequestActor,
  query: CaseListQuery,
): Promise<Page<CaseListItemDto>> {
  const world = await currentWorld(deps, actor.bureauId);
  const now = deps.now();
  const reach = reachOf(world.organisation.directory, actor.personId, now);
  const filter = new Filter(actor.bureauId);
  filter.reach(reach);
  if (query.q) {
    const { numberPrefix } = world.organisation.bureau;
    const numbers = numbersMeant(query.q, numberPrefix, Number(now.slice(0, 4)));
    filter.search(query.q, sealerOf(deps), numbers);
  }
  filter.equals('status', query.status);
  filter.equals('level', query.level);
  filter.equals('unit_id', query.unitId);
  filter.equals('matter_id', query.matterId);
  filter.equals('outcome', query.outcome);
  if (query.colour) filter.colour(query.colour, now);
  if (query.registeredFrom)
    filter.add((p) => `registered_at >= ${p}`, instantAt(query.registeredFrom, '00:00'));
  if (query.registeredTo) {
    filter.add((p) => `registered_at < ${p}`, instantAt(addDays(query.registeredTo, 1), '00:00'));
  }
  if (query.mine) filter.add((p) => `participants @> array[${p}::uuid]`, actor.personId);
  const after = query.cursor === undefined ? null : decodeCursor(query.cursor, 'string');
  if (after) filter.before(after.key, after.id);
  const { rows } = await deps.pool.query<ListRow>(filter.select(query.limit + 1));
  return pageOf(
    rows,
    query.limit,
    (row) => ({ key: row.registered_at, id: row.id }),
    (row) => itemOf(deps, row, world, actor),
  );
}

function itemOf(deps: Deps, row: ListRow, world: World, actor: RequestActor): CaseListItemDto {
  const context = contextOf(world, { kind: 'person', personId: actor.personId }, deps.now());
  return listItemView(row, context, world);
}

/** Conditions with their parameters, joined by "and". */
class Filter {
  readonly #conditions: string[] = ['bureau_id = $1'];
  readonly #values: unknown[];

  constructor(bureauId: string) {
    this.#values = [bureauId];
  }

  add(condition: (parameter: string) => string, value: unknown): void {
    this.#conditions.push(condition(this.#parameter(value)));
  }

  equals(column: string, value: string | number | undefined): void {
    if (value !== undefined) this.add((p) => `${column} = ${p}`, value);
  }

  reach(reach: Reach): void {
    if (reach.all) return;
    const units = this.#parameter(reach.unitIds);
    const person = this.#parameter(reach.personId);
    const posts = this.#parameter(reach.postIds);
    this.#conditions.push(
      `(reach_unit_ids && ${units}::uuid[] or participants @> array[${person}::uuid] or next_post_id = any(${posts}::uuid[]))`,
    );
  }

  /** Numbers and phones are looked up as such, everything else as text. */
  search(text: string, sealer: Sealer, numbers: readonly string[]): void {
    const digits = phoneDigits(text);
    const onlyDigits = /^[\d\s\-+()]+$/.test(text);
    if (onlyDigits && digits.length >= 7 && numbers.length === 0) {
      this.add((p) => `phone_index = ${p}`, sealer.index('phone', digits));
    } else if (onlyDigits && digits.length === 4) {
      const tail = this.#parameter(sealer.index('phone-tail', digits));
      this.#conditions.push(
        `(phone_tail_index = ${tail} or number = any(${this.#parameter(numbers)}::text[]))`,
      );
    } else if (numbers.length > 0) {
      this.add((p) => `number = any(${p}::text[])`, numbers);
    } else {
      const query = searchQuery(text);
      if (query === null) this.#conditions.push('false');
      else this.add((p) => `search @@ ${p}::tsquery`, query);
    }
  }

  colour(colour: 'blue' | 'yellow' | 'red', now: string): void {
    const at = this.#parameter(now);
    const bounds = {
      red: `due_at <= ${at}`,
      yellow: `due_at > ${at} and yellow_at <= ${at}`,
      blue: `due_at > ${at} and yellow_at > ${at} and blue_at <= ${at}`,
    };
    this.#conditions.push(`next_post_id is not null and ${bounds[colour]}`);
  }

  before(key: string, id: string): void {
    const at = this.#parameter(key);
    const last = this.#parameter(id);
    this.#conditions.push(`(registered_at, id) < (${at}::timestamptz, ${last}::uuid)`);
  }

  select(limit: number): pg.QueryConfig {
    const text = `select id, number, state, registered_at, due_at from case_file
      where ${this.#conditions.join(' and ')}
      order by registered_at desc, id desc limit ${this.#parameter(limit)}`;
    return { text, values: this.#values };
  }

  #parameter(value: unknown): string {
    this.#values.push(value);
    return `$${this.#values.length}`;
  }
}
