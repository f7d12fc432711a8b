/** The people that a roster puts at posts: found among those on record, or new. */
import type { PersonId, PostId } from '../organisation/types.ts';
import { plainName } from './names.ts';
import type { RosterDraft } from './roster-draft.ts';
import type { PlannedPerson, PlannedPost, RosterSeen } from './roster-plan.ts';
import type { RosterRow } from './roster-rows.ts';

export class RosterPeople {
  readonly people = new Map<PersonId, PlannedPerson>();
  readonly changed = new Set<PersonId>();
  /** Who sits at a post after all rows. */
  readonly holders = new Map<PostId, PersonId>();
  readonly leaving: PostId[] = [];
  readonly taking: { readonly postId: PostId; readonly personId: PersonId }[] = [];
  readonly #draft: RosterDraft;
  readonly #saidAt = new Map<PostId, number>();

  constructor(draft: RosterDraft, seen: RosterSeen) {
    this.#draft = draft;
    for (const [id, { displayName, phone }] of seen.people) {
      this.people.set(id, { id, isNew: false, name: displayName, phone });
    }
    for (const { postId, personId, from, to } of seen.directory.holdings) {
      if (from <= seen.now && (to === null || seen.now < to)) this.holders.set(postId, personId);
    }
  }

  /** Seats the person of a row at its post, or empties it; what a row leaves open stays. */
  seat(row: RosterRow, post: PlannedPost): void {
    if (row.person === null && !row.vacant) return;
    const holder = this.holders.get(post.id) ?? null;
    const person = row.person === null ? null : this.#personOf(row, row.person, holder);
    if (row.person !== null && person === null) return;
    const earlier = this.#saidAt.get(post.id);
    if (earlier !== undefined && (person?.id ?? null) !== holder) {
      this.#draft.fault(row.no, 'person', 'second-holder', { row: earlier });
      return;
    }
    this.#saidAt.set(post.id, row.no);
    if ((person?.id ?? null) === holder) return;
    this.#move(row, post, holder, person);
  }

  #move(row: RosterRow, post: PlannedPost, holder: PersonId | null, person: PlannedPerson | null): void {
    const before = holder === null ? '空缺' : `“${this.people.get(holder)?.name ?? ''}”`;
    const after = person === null ? '空缺' : `“${person.name}”`;
    if (holder !== null) this.leaving.push(post.id);
    if (person === null) this.holders.delete(post.id);
    else {
      this.holders.set(post.id, person.id);
      this.taking.push({ postId: post.id, personId: person.id });
    }
    const said = post.isNew ? `${after}任“${post.title}”` : `“${post.title}”由${before}改为${after}`;
    this.#draft.changed(row.no, 'person', said);
  }

  /**
   * The holder who has that name, else the one person on record who has it. Two of one name are told apart by
   * their phones; one of the name with another phone may be the same person or not, and the office must say.
   */
  #personOf(row: RosterRow, name: string, holder: PersonId | null): PlannedPerson | null {
    const plain = plainName(name);
    const current = holder === null ? undefined : this.people.get(holder);
    if (current && plainName(current.name) === plain) return this.#withPhone(row, current);
    const named = [...this.people.values()].filter((person) => plainName(person.name) === plain);
    if (named.length === 0) return this.#add(row, name);
    const { personPhone } = row;
    const fitting =
      personPhone === null
        ? named
        : named.filter((person) => plainName(person.phone) === plainName(personPhone));
    const blank = named.filter((person) => person.phone === '');
    const [one, two] = fitting.length > 0 ? fitting : blank;
    if (one && !two) return this.#withPhone(row, one);
    this.#draft.fault(row.no, 'person', two || personPhone === null ? 'two-people' : 'namesake', {
      text: name,
    });
    return null;
  }

  #withPhone(row: RosterRow, person: PlannedPerson): PlannedPerson {
    const { personPhone } = row;
    if (personPhone === null || plainName(personPhone) === plainName(person.phone)) return person;
    const updated = { ...person, phone: personPhone };
    this.people.set(person.id, updated);
    this.changed.add(person.id);
    this.#draft.changed(row.no, 'personPhone', `“${person.name}”的办公电话已更新`);
    return updated;
  }

  #add(row: RosterRow, name: string): PlannedPerson {
    const person = { id: this.#draft.newId(), isNew: true, name, phone: row.personPhone ?? '' };
    this.people.set(person.id, person);
    this.changed.add(person.id);
    this.#draft.changed(row.no, 'person', `新增人员“${name}”`);
    return person;
  }
}
