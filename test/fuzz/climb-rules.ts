/** What each command does to a climb, as the design says it (section 3, invariants 1–3); throws what may not be. */
import { type Chain, type Facts, LEVELS, type Level } from './facts.ts';
import { type CaseLedger, type ClimbSeen, type Deed, demand } from './ledger.ts';

const HOUR = 3_600_000;
/** Business hours never run faster than hours do. */
const SHORTEST_ALLOWANCE = 2 * HOUR;

export function personOf({ who, command }: Deed): string {
  demand(who.kind === 'person', `${command} was done by the ${who.kind}`);
  return who.personId;
}

export class ClimbRules {
  readonly #facts: Facts;

  constructor(facts: Facts) {
    this.#facts = facts;
  }

  begin(ledger: CaseLedger, deed: Deed, kind: 'refusal' | 'guidance', from?: Partial<ClimbSeen>): ClimbSeen {
    ledger.climbs += 1;
    const climb: ClimbSeen = {
      kind,
      chain: this.#facts.chainOf(ledger.unitId),
      authors: new Set(deed.who.kind === 'person' ? [deed.who.personId] : []),
      level: 2,
      since: deed.at,
      review: null,
      left: new Map(),
      sentBack: new Map(),
      spoke: [],
      returnTo: null,
      standIn: null,
      paper: null,
      open: true,
      ...from,
    };
    ledger.climb = climb;
    return climb;
  }

  /** A new climb, or the one that was sent back, with another author. */
  proposed(ledger: CaseLedger, deed: Deed, kind: 'refusal' | 'guidance'): void {
    const author = personOf(deed);
    const sentBack = ledger.openClimb;
    if (sentBack) {
      const level = sentBack.returnTo;
      demand(level !== null && sentBack.kind === kind, 'another climb began beside one that was sent back');
      sentBack.authors.add(author);
      sentBack.returnTo = null;
      if (sentBack.review === null) this.moved(ledger, sentBack, deed, level);
      else sentBack.since = deed.at;
      return;
    }
    const climb = this.begin(ledger, deed, kind);
    if (kind === 'refusal' && ledger.feasible) {
      demand(Boolean(deed.input.whatIsNew), 'a refusal after 能办 does not say what is new');
      climb.review = ledger.feasible.level;
      climb.level = ledger.feasible.level;
    } else {
      this.moved(ledger, climb, deed, 2);
    }
  }

  /** The climb is now at the level that the server says, and nobody could have decided on the way there. */
  moved(ledger: CaseLedger, climb: ClimbSeen, deed: Deed, from: number): void {
    const to = deed.after.level;
    demand(to !== null && to >= from, `${deed.command} led to level ${to}, expected ${from} or above`);
    for (const level of LEVELS) {
      if (level < from || level >= to) continue;
      const left = [...this.eligible(ledger, climb, level, deed.at)];
      demand(left.length === 0, `level ${level} was skipped although ${left.join()} could decide`);
      demand(!climb.left.has(level), `level ${level} was left twice`);
      climb.left.set(level, { how: 'skipped', person: null });
    }
    climb.level = to;
    climb.since = deed.at;
    climb.review = null;
    climb.paper = null;
  }

  eligible(ledger: CaseLedger, climb: ClimbSeen, level: Level, at: string): ReadonlySet<string> {
    const seat = new Set(this.#facts.mayActAt(climb.chain[level], at));
    if (level === 4 && climb.standIn !== null) seat.add(climb.standIn);
    return new Set([...seat].filter((person) => !this.#excluded(ledger, climb, level, person)));
  }

  #excluded(ledger: CaseLedger, climb: ClimbSeen, level: Level, person: string): boolean {
    if (climb.authors.has(person) || ledger.recused.has(person)) return true;
    if (climb.spoke.some((one) => one.level !== level && one.person === person)) return true;
    return LEVELS.some(
      (other) =>
        other !== level && (climb.left.get(other)?.person === person || climb.sentBack.get(other) === person),
    );
  }

  /** The climb under way, at a level where this person may decide; the reviewing leader during a review. */
  atSeat(ledger: CaseLedger, deed: Deed): { climb: ClimbSeen; level: Level; person: string } {
    const climb = ledger.openClimb;
    demand(climb !== null && climb.returnTo === null, `${deed.command} without a climb that waits`);
    const person = personOf(deed);
    if (climb.review !== null) {
      const post = ledger.feasible?.post ?? null;
      const seat = this.#facts.mayActAt(post, deed.at);
      demand(
        seat.has(person) || climb.standIn === person,
        `${deed.command} by somebody else than who said 能办`,
      );
      demand(
        !climb.authors.has(person) && !ledger.recused.has(person),
        `${deed.command} by who may not review`,
      );
      return { climb, level: climb.review, person };
    }
    const seat = this.eligible(ledger, climb, climb.level, deed.at);
    demand(
      seat.has(person),
      `${deed.command} at level ${climb.level} by ${person}, who may not decide there`,
    );
    return { climb, level: climb.level, person };
  }

  decided(climb: ClimbSeen, level: Level, person: string): void {
    demand(!climb.left.has(level), `level ${level} decided twice`);
    climb.left.set(level, { how: 'decided', person });
  }

  passedUp(ledger: CaseLedger, deed: Deed): void {
    const { climb, level, person } = this.atSeat(ledger, deed);
    demand(climb.review === null && level < 4, `passed up from level ${level}`);
    this.decided(climb, level, person);
    this.moved(ledger, climb, deed, level + 1);
  }

  feasible(ledger: CaseLedger, deed: Deed): void {
    const { climb, level, person } = this.atSeat(ledger, deed);
    demand(climb.kind === 'refusal', '能办 on a guidance climb');
    this.decided(climb, level, person);
    climb.open = false;
    ledger.feasible = {
      level,
      post: climb.review === null ? climb.chain[level] : (ledger.feasible?.post ?? null),
    };
  }

  approved(ledger: CaseLedger, deed: Deed): void {
    const { climb, level, person } = this.atSeat(ledger, deed);
    demand(climb.kind === 'refusal', 'an approval to refuse on a guidance climb');
    demand(level === 4 && climb.review === null, `an approval to refuse at level ${level}`);
    this.decided(climb, 4, person);
    climb.open = false;
    ledger.approved = { climb, by: person, no: ledger.climbs };
  }

  guided(ledger: CaseLedger, deed: Deed): void {
    const { climb, level, person } = this.atSeat(ledger, deed);
    demand(climb.kind === 'guidance', `${deed.command} on a refusal climb`);
    this.decided(climb, level, person);
    climb.open = false;
  }

  sentBack(ledger: CaseLedger, deed: Deed): void {
    const { climb, level, person } = this.atSeat(ledger, deed);
    demand(!climb.sentBack.has(level), `sent back twice from level ${level}`);
    climb.sentBack.set(level, person);
    climb.returnTo = level;
    climb.paper = null;
  }

  overdue(ledger: CaseLedger, deed: Deed): void {
    const climb = ledger.openClimb;
    demand(climb !== null, 'overdue without a climb');
    const waited = Date.parse(deed.at) - Date.parse(climb.since);
    demand(waited >= SHORTEST_ALLOWANCE, `level ${climb.level} overdue after ${waited / HOUR} h`);
    if (climb.review !== null) {
      this.moved(ledger, climb, deed, 2);
      return;
    }
    demand(climb.level < 4, 'level 4 passed over as overdue');
    climb.left.set(climb.level, { how: 'overdue', person: null });
    this.moved(ledger, climb, deed, climb.level + 1);
  }

  skipped(ledger: CaseLedger, deed: Deed): void {
    const climb = ledger.openClimb;
    demand(climb !== null, 'skipped without a climb');
    const underReview = climb.review !== null;
    const before = climb.level;
    this.moved(ledger, climb, deed, underReview ? 2 : before);
    demand(underReview || climb.level > before, 'skip-level did not move the climb');
  }

  calledIn(ledger: CaseLedger, deed: Deed): void {
    const before = ledger.approved;
    const superior = this.#facts.superiorOf(ledger.unitId);
    demand(before !== null && superior !== null, 'called in without an approval or anybody above');
    demand(this.#facts.mayActAt(superior[3], deed.at).has(personOf(deed)), 'called in by somebody else');
    const chain: Chain = { 2: before.climb.chain[4], ...superior };
    const climb = this.begin(ledger, deed, 'refusal', {
      chain,
      authors: new Set(before.climb.authors),
      left: new Map([[2, { how: 'decided', person: before.by }]]),
      level: 3,
    });
    ledger.approved = null;
    this.moved(ledger, climb, deed, 3);
  }
}
