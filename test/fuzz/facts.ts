/**
 * The organisation as the oracle knows it: read from the tables once, judged by its own few lines and not by the
 * rules under test. Only what the invariants need: who may act at a post at a moment, and which posts a case climbs.
 */
import type pg from 'pg';

export type Level = 2 | 3 | 4;
export const LEVELS: readonly Level[] = [2, 3, 4];
export type Chain = Readonly<Record<Level, string | null>>;

interface Spell {
  readonly from_at: string;
  readonly to_at: string | null;
}
interface PostRow {
  readonly id: string;
  readonly unit_id: string;
  readonly kind: string;
  readonly deputy_post_id: string | null;
}
interface UnitRow {
  readonly id: string;
  readonly parent_id: string | null;
  readonly kind: string;
  readonly duty: string | null;
}
interface Tables {
  readonly units: readonly UnitRow[];
  readonly posts: readonly PostRow[];
  readonly holdings: readonly (Spell & { readonly post_id: string; readonly person_id: string })[];
  readonly absences: readonly (Spell & { readonly person_id: string })[];
  readonly delegations: readonly (Spell & {
    readonly from_person_id: string;
    readonly to_person_id: string;
    readonly post_id: string | null;
  })[];
  readonly supervises: readonly { readonly unit_id: string; readonly post_id: string }[];
  readonly successions: readonly { readonly unit_id: string; readonly post_id: string }[];
}

const covers = (spell: Spell, at: string) =>
  spell.from_at <= at && (spell.to_at === null || at < spell.to_at);

export class Facts {
  readonly #tables: Tables;
  readonly #units: ReadonlyMap<string, UnitRow>;
  readonly #posts: ReadonlyMap<string, PostRow>;

  constructor(tables: Tables) {
    this.#tables = tables;
    this.#units = new Map(tables.units.map((unit) => [unit.id, unit]));
    this.#posts = new Map(tables.posts.map((post) => [post.id, post]));
  }

  static async read(pool: pg.Pool): Promise<Facts> {
    const rows = async (text: string) => (await pool.query(text)).rows;
    return new Facts({
      units: await rows('select id, parent_id, kind, duty from unit order by sort_order'),
      posts: await rows('select id, unit_id, kind, deputy_post_id from post order by sort_order'),
      holdings: await rows('select post_id, person_id, from_at, to_at from holding'),
      absences: await rows('select person_id, from_at, to_at from absence'),
      delegations: await rows(
        'select from_person_id, to_person_id, post_id, from_at, to_at from delegation where revoked_at is null',
      ),
      supervises: await rows('select unit_id, post_id from supervises'),
      successions: await rows('select unit_id, post_id from succession order by position'),
    });
  }

  holder(postId: string, at: string): string | null {
    const held = this.#tables.holdings.find((one) => one.post_id === postId && covers(one, at));
    return held?.person_id ?? null;
  }

  postsOf(personId: string, at: string): readonly string[] {
    const held = this.#tables.holdings.filter((one) => one.person_id === personId && covers(one, at));
    return held.map((one) => one.post_id);
  }

  away(personId: string, at: string): boolean {
    return this.#tables.absences.some((one) => one.person_id === personId && covers(one, at));
  }

  /**
   * The holder, and those the holder delegated to who are there; where nobody is, the AB角 of an empty post or of a
   * holder who is away (unless the AB角 is away then, too).
   */
  mayActAt(postId: string | null, at: string): ReadonlySet<string> {
    const post = postId === null ? undefined : this.#posts.get(postId);
    if (post === undefined) return new Set();
    const holder = this.holder(post.id, at);
    const deputy = post.deputy_post_id === null ? null : this.holder(post.deputy_post_id, at);
    if (holder === null) return new Set(deputy === null ? [] : [deputy]);
    const delegates = this.#tables.delegations
      .filter((one) => one.from_person_id === holder && (one.post_id === null || one.post_id === post.id))
      .filter((one) => covers(one, at) && !this.away(one.to_person_id, at))
      .filter((one) => this.postsOf(one.to_person_id, at).length > 0)
      .map((one) => one.to_person_id);
    const forAway = deputy !== null && this.away(holder, at) && !this.away(deputy, at);
    return new Set([holder, ...delegates, ...(forAway && delegates.length === 0 ? [deputy] : [])]);
  }

  /** Head of the section, the leader of the same house who supervises it, the principal leader of that house. */
  chainOf(unitId: string): Chain {
    const house = this.houseOf(unitId);
    const principal = this.#postIn(house.id, 'principal-leader');
    const supervising = this.#supervisorIn(house.id, unitId);
    return {
      2: this.#postIn(unitId, 'section-head'),
      3: supervising === principal ? null : supervising,
      4: principal,
    };
  }

  /** The bureau's leaders over an affiliated unit; null within the bureau. */
  superiorOf(unitId: string): Pick<Chain, 3 | 4> | null {
    const house = this.houseOf(unitId);
    if (house.kind !== 'affiliated-unit' || house.parent_id === null) return null;
    return {
      3: this.#supervisorIn(house.parent_id, house.id),
      4: this.#postIn(house.parent_id, 'principal-leader'),
    };
  }

  /** The bureau for its sections, the affiliated unit for itself and its sections. */
  houseOf(unitId: string): UnitRow {
    const unit = this.#units.get(unitId);
    if (unit === undefined) throw new Error(`no unit ${unitId}`);
    return unit.kind === 'section' && unit.parent_id !== null ? this.houseOf(unit.parent_id) : unit;
  }

  /** First responders' posts of a unit; none for one that handles nothing. */
  desks(unitId: string): readonly string[] {
    return this.#tables.posts
      .filter((post) => post.unit_id === unitId && post.kind === 'first-responder')
      .map((post) => post.id);
  }

  get handlingUnits(): readonly string[] {
    return this.#tables.units.map((unit) => unit.id).filter((id) => this.desks(id).length > 0);
  }

  isOftenAway(postId: string | null): boolean {
    const holders = this.#tables.holdings.filter((one) => one.post_id === postId).map((one) => one.person_id);
    return this.#tables.absences.some((one) => holders.includes(one.person_id));
  }

  /** Units with a post below level 4 that is empty now and then. */
  get unsteadyUnits(): readonly string[] {
    const unsteady = new Set(
      this.#tables.holdings.filter((one) => one.to_at !== null).map((one) => one.post_id),
    );
    return this.handlingUnits.filter((unit) => {
      const chain = this.chainOf(unit);
      return unsteady.has(chain[2] ?? '') || unsteady.has(chain[3] ?? '');
    });
  }

  unitOfPost(postId: string): string {
    return this.#posts.get(postId)?.unit_id ?? '';
  }

  headPost(unitId: string): string | null {
    return this.#postIn(unitId, 'section-head');
  }

  get leaderPosts(): readonly string[] {
    return this.#tables.posts.filter((post) => post.kind.endsWith('-leader')).map((post) => post.id);
  }

  /** Who comes next for the principal leader of a unit's house, in the published order. */
  successors(unitId: string, at: string): readonly string[] {
    const house = this.houseOf(unitId).id;
    const posts = this.#tables.successions.filter((one) => one.unit_id === house);
    const people = posts.flatMap(({ post_id }) => this.holder(post_id, at) ?? []);
    return people.filter((person) => !this.away(person, at));
  }

  /** Everybody who holds a post in the unit that carries a duty. */
  withDuty(duty: string, at: string): ReadonlySet<string> {
    const unit = this.#tables.units.find((one) => one.duty === duty)?.id;
    const posts = this.#tables.posts.filter((post) => post.unit_id === unit);
    return new Set(posts.flatMap((post) => this.holder(post.id, at) ?? []));
  }

  #postIn(unitId: string, kind: string): string | null {
    return this.#tables.posts.find((post) => post.unit_id === unitId && post.kind === kind)?.id ?? null;
  }

  #supervisorIn(houseId: string, unitId: string): string | null {
    for (let unit = this.#units.get(unitId); unit; unit = this.#units.get(unit.parent_id ?? '')) {
      const { id } = unit;
      const found = this.#tables.supervises.find(
        (one) => one.unit_id === id && this.unitOfPost(one.post_id) === houseId,
      );
      if (found) return found.post_id;
    }
    const leaders = this.#tables.posts.filter(
      (post) => post.unit_id === houseId && post.kind === 'supervising-leader',
    );
    return leaders.length === 1 ? (leaders[0]?.id ?? null) : null;
  }
}
