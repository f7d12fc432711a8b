/**
 * An oracle of its own for the rules of the case: it follows what was done, and says when the server let something
 * happen that the design forbids. It shares no rule with `src/domain/cases`; only the names of commands and statuses.
 */
import type { CaseDto, CaseEventDto } from '../../src/contract/cases.ts';
import type { CommandName } from '../../src/domain/cases/command-inputs.ts';
import { ClimbRules } from './climb-rules.ts';
import { deedRules } from './deed-rules.ts';
import { type Facts, LEVELS } from './facts.ts';
import { CaseLedger, type Deed, demand, Violation } from './ledger.ts';
import { MOVES } from './statuses.ts';

const LIVE: readonly string[] = ['open', 'awaiting-applicant', 'escalated', 'refusal-approved'];

export class Oracle {
  readonly #rules: ReturnType<typeof deedRules>;

  constructor(facts: Facts) {
    this.#rules = deedRules(facts, new ClimbRules(facts));
  }

  registered(view: CaseDto): CaseLedger {
    const ledger = new CaseLedger(view);
    demand(view.version === 1, 'a new case is not at version 1');
    const answered =
      view.status === 'answered' && view.outcome === 'informed' && view.kind === 'consultation';
    demand(view.status === 'open' || answered, `a new case is ${view.status}`);
    this.#stands(ledger, view);
    return ledger;
  }

  /** Follows a command that succeeded. @throws Violation that tells the whole way to it */
  did(ledger: CaseLedger, deed: Deed): void {
    const { who, command, input, at, after } = deed;
    const by = who.kind === 'person' ? who.personId : who.kind;
    const led = `${after.status}${after.level ?? ''}`;
    ledger.trail.push(`${at} ${command} by ${by} → ${led} ${JSON.stringify(input).slice(0, 160)}`);
    try {
      this.#follow(ledger, deed);
    } catch (error) {
      if (!(error instanceof Violation)) throw error;
      throw new Violation([error.message, ...ledger.trail].join('\n  '));
    }
  }

  #follow(ledger: CaseLedger, deed: Deed): void {
    const { view } = ledger;
    const { after } = deed;
    const [from, to] = MOVES[deed.command as CommandName];
    demand(from.includes(view.status), `${deed.command} done in status ${view.status}`);
    const expected = (Array.isArray(to) ? to : [to]).map((one) => (one === 'same' ? view.status : one));
    demand(expected.includes(after.status), `${deed.command} led from ${view.status} to ${after.status}`);
    demand(
      after.version === view.version + 1,
      `version ${view.version} → ${after.version}: something else wrote`,
    );
    this.#rules[deed.command]?.(ledger, deed);
    ledger.deeds += 1;
    this.#agrees(ledger, after);
    this.#stands(ledger, after);
    ledger.view = after;
  }

  /** Looks at a case again, when nothing that we know of has happened. */
  seen(ledger: CaseLedger, view: CaseDto): void {
    demand(view.version === ledger.view.version, `version ${ledger.view.version} → ${view.version} unseen`);
    demand(view.status === ledger.view.status, `status ${ledger.view.status} → ${view.status} unseen`);
    this.#agrees(ledger, view);
    this.#stands(ledger, view);
  }

  /** The history: complete, chained, and what was read before is still there, hash by hash. */
  history(ledger: CaseLedger, items: readonly CaseEventDto[], verified: boolean): void {
    demand(verified, 'the history does not verify');
    demand(items.length === ledger.deeds, `${items.length} events for ${ledger.deeds} deeds`);
    const changed = ledger.hashes.findIndex((hash, i) => items[i]?.hash !== hash);
    demand(changed === -1, `event ${changed + 1} has changed`);
    ledger.hashes = items.map((item) => item.hash);
  }

  /** The server's account of the chain is ours. */
  #agrees(ledger: CaseLedger, view: CaseDto): void {
    const round = view.rounds.at(-1);
    demand(round !== undefined, 'a case without a round');
    demand(view.unitId === ledger.unitId, 'the case is at another unit');
    demand(view.responder.postId === ledger.responderPostId, 'another post is the first responder');
    const approval = round.approval;
    const approved = ledger.approved;
    demand((approval === null) === (approved === null), `an approval ${approval ? 'appeared' : 'vanished'}`);
    demand(approval?.climbNo === approved?.no, 'the approval is of another climb');
    demand(approval?.actor.personId === approved?.by, 'somebody else approved');
    const shown = round.climbs.at(-1);
    const { climb } = ledger;
    demand((shown === undefined) === (climb === null), 'a climb appeared or vanished');
    if (shown === undefined || climb === null) return;
    demand(shown.no === ledger.climbs && shown.kind === climb.kind, 'another climb than the one that began');
    demand((shown.outcome === null) === climb.open, `climb ${shown.no} is ${shown.outcome ?? 'open'}`);
    demand(shown.entries.length === climb.left.size, `climb ${shown.no} has ${shown.entries.length} entries`);
    for (const entry of shown.entries) {
      const left = climb.left.get(entry.level);
      const how = entry.result === 'overdue' || entry.result === 'skipped' ? entry.result : 'decided';
      demand(left?.how === how, `level ${entry.level} shows ${entry.result}, we saw ${left?.how}`);
      demand((entry.actor?.personId ?? null) === left.person, `level ${entry.level} shows another person`);
      demand(how !== 'skipped' || entry.skipCause !== null, `level ${entry.level} skipped without a cause`);
    }
    if (view.status === 'escalated')
      demand(view.level === climb.level, `level ${view.level}, not ${climb.level}`);
  }

  /** What is true of any case at any time: one next person with a clock, and no exit without its second person. */
  #stands(ledger: CaseLedger, view: CaseDto): void {
    const live = LIVE.includes(view.status);
    demand(
      live === (view.next !== null),
      `${view.status} with ${view.next ? 'somebody' : 'nobody'} to act next`,
    );
    if (view.next !== null) {
      demand(view.next.personId !== '', 'nobody acts next');
      demand(view.next.dueAt !== null, `no clock runs on ${view.next.duty}`);
      demand(!ledger.recused.has(view.next.personId), 'who is recused must act next');
    }
    const answer = view.rounds.at(-1)?.answer ?? null;
    const answered = view.status === 'answered' || view.status === 'closed';
    demand(answered === (answer !== null), `${view.status} ${answer ? 'with' : 'without'} an answer`);
    if (answer?.outcome === 'informed') demand(view.kind === 'consultation', 'a request ended as informed');
    if (answer?.outcome === 'referred') {
      const { referral } = ledger;
      demand(referral !== null && referral.approvedBy !== null, 'referred out without an approval');
      demand(referral.approvedBy !== referral.by, 'referred out by one person alone');
    }
    if (answer?.outcome === 'refused') this.#refusalHasItsChain(ledger, answer.climbNo);
  }

  /** The heart: level 4 approved this proposal, every level below left something, all are different people. */
  #refusalHasItsChain({ approved }: CaseLedger, climbNo: number | null): void {
    demand(approved !== null, 'refused without an approval');
    const { climb, by, no } = approved;
    demand(climbNo === no, 'refused on another climb than the one approved');
    demand(climb.kind === 'refusal', 'refused on a guidance climb');
    const final = climb.left.get(4);
    demand(final?.how === 'decided' && final.person === by, 'refused without the decision of level 4');
    for (const level of LEVELS) demand(climb.left.has(level), `refused although level ${level} left nothing`);
    const people = [...climb.left.values()].flatMap(({ person }) => person ?? []);
    demand(new Set(people).size === people.length, 'one person decided at two levels');
    demand(!people.some((person) => climb.authors.has(person)), 'somebody decided on their own proposal');
  }
}
