/** The rows of the template, as the tables take them. Pure: ids come from the caller. */
import type {
  PersonId,
  PostId,
  PostKind,
  UnitDuty,
  UnitId,
  UnitKind,
} from '../../../domain/organisation/types.ts';
import type { Instant } from '../../../domain/time.ts';

export interface UnitRow {
  readonly bureau_id: string;
  readonly id: UnitId;
  readonly parent_id: UnitId | null;
  readonly kind: UnitKind;
  readonly name: string;
  readonly duty: UnitDuty | null;
  readonly phone: string;
  readonly sort_order: number;
}

export interface PostRow {
  readonly bureau_id: string;
  readonly id: PostId;
  readonly unit_id: UnitId;
  readonly kind: PostKind;
  readonly title: string;
  readonly deputy_post_id: PostId | null;
  readonly sort_order: number;
}

export interface SeededAccount {
  readonly username: string;
  readonly personId: PersonId;
  readonly postTitle: string;
  readonly unitName: string;
}

interface PostDraft {
  readonly unit: string;
  /** Also the user name, e.g. `shuiziyuan.head`. */
  readonly key: string;
  readonly kind: PostKind;
  readonly title: string;
  readonly deputy?: string | null;
}

interface UnitDraft {
  readonly key: string;
  readonly parent: string | null;
  readonly kind: UnitKind;
  readonly name: string;
  readonly duty?: UnitDuty | undefined;
}

/** The tables of the template by key; turned into rows once everything is known. */
export class TemplateDraft {
  readonly #units = new Map<string, UnitDraft & { readonly id: UnitId }>();
  readonly #posts = new Map<string, PostDraft & { readonly id: PostId; readonly personId: PersonId }>();
  readonly #supervises: { readonly unit: string; readonly post: string }[] = [];
  readonly #successions = new Map<string, readonly string[]>();
  readonly #bureauId: string;
  readonly #newId: () => string;

  constructor(bureauId: string, newId: () => string) {
    this.#bureauId = bureauId;
    this.#newId = newId;
  }

  unit(draft: UnitDraft): void {
    this.#units.set(draft.key, { ...draft, id: this.#newId() });
  }

  post(draft: PostDraft): void {
    this.#posts.set(draft.key, { ...draft, id: this.#newId(), personId: this.#newId() });
  }

  supervises(post: string, unit: string): void {
    this.#supervises.push({ post, unit });
  }

  succession(unit: string, posts: readonly string[]): void {
    this.#successions.set(unit, posts);
  }

  unitId(key: string): UnitId {
    return known(this.#units, key).id;
  }

  units(phoneOf: (index: number) => string): readonly UnitRow[] {
    return [...this.#units.values()].map((unit, index) => ({
      bureau_id: this.#bureauId,
      id: unit.id,
      parent_id: unit.parent === null ? null : this.unitId(unit.parent),
      kind: unit.kind,
      name: unit.name,
      duty: unit.duty ?? null,
      phone: phoneOf(index),
      sort_order: index + 1,
    }));
  }

  posts(): readonly PostRow[] {
    return [...this.#posts.values()].map((post, index) => ({
      bureau_id: this.#bureauId,
      id: post.id,
      unit_id: this.unitId(post.unit),
      kind: post.kind,
      title: post.title,
      deputy_post_id: post.deputy ? this.#postId(post.deputy) : null,
      sort_order: index + 1,
    }));
  }

  people(phoneOf: (index: number) => string) {
    return [...this.#posts.values()].map((post, index) => ({
      bureau_id: this.#bureauId,
      id: post.personId,
      display_name: post.title,
      phone: phoneOf(index),
      disabled: false,
    }));
  }

  holdings(fromAt: Instant) {
    return [...this.#posts.values()].map((post) => ({
      bureau_id: this.#bureauId,
      id: this.#newId(),
      post_id: post.id,
      person_id: post.personId,
      from_at: fromAt,
      to_at: null,
    }));
  }

  supervisions() {
    return this.#supervises.map((row) => ({
      bureau_id: this.#bureauId,
      unit_id: this.unitId(row.unit),
      post_id: this.#postId(row.post),
    }));
  }

  successions() {
    return [...this.#successions].flatMap(([unit, posts]) =>
      posts.map((post, index) => ({
        bureau_id: this.#bureauId,
        unit_id: this.unitId(unit),
        position: index + 1,
        post_id: this.#postId(post),
      })),
    );
  }

  accounts(): readonly SeededAccount[] {
    return [...this.#posts.values()].map((post) => ({
      username: post.key,
      personId: post.personId,
      postTitle: post.title,
      unitName: known(this.#units, post.unit).name,
    }));
  }

  #postId(key: string): PostId {
    return known(this.#posts, key).id;
  }
}

function known<T>(items: ReadonlyMap<string, T>, key: string): T {
  const item = items.get(key);
  if (item === undefined) throw new Error(`the template names ${key}, which it does not define`);
  return item;
}
