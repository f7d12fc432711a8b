/**
 * A case that is told as a story: who does what, when. Every step goes through `decide`, and a step that the rules
 * do not allow fails the test with the code of the refusal.
 *
 * People are named by their post in the test bureau (`szy-desk` is `person:szy-desk`); `applicant` and `system` are
 * themselves. Times are Asia/Shanghai: `'2026-03-02 09:00'`.
 */
import { standardCalendar } from '../../src/domain/calendar/build-calendar.ts';
import { type Clock, earliestClock, runningClocks } from '../../src/domain/cases/clocks.ts';
import type { CommandInputs, CommandName } from '../../src/domain/cases/command-inputs.ts';
import type {
  CaseEvent,
  Decision,
  DecisionContext,
  RuleRefusal,
  Who,
} from '../../src/domain/cases/context.ts';
import { can, decide } from '../../src/domain/cases/decide.ts';
import { type Registration, register } from '../../src/domain/cases/intake.ts';
import { type NextStep, nextStep } from '../../src/domain/cases/next-step.ts';
import { currentRound, openClimb } from '../../src/domain/cases/rounds.ts';
import type { CaseState, Climb, Intake, MatterSnapshot, Round } from '../../src/domain/cases/state.ts';
import type { ClockKind } from '../../src/domain/cases/vocabulary.ts';
import type { Directory } from '../../src/domain/organisation/types.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/domain/policy.ts';
import { addMinutes, type Instant, instantAt, localDateOf, localTimeOf } from '../../src/domain/time.ts';
import { inputOf } from './case-inputs.ts';
import { aDirectory, type DirectoryOptions } from './organisation.ts';

export const CALENDAR = standardCalendar();
/** A Monday in an ordinary week. */
export const MONDAY = '2026-03-02 09:00';

export interface StoryOptions {
  readonly organisation?: DirectoryOptions;
  readonly policy?: Partial<Policy>;
  readonly at?: string;
  /** Unit and desk, `szy` unless said: `unit:szy`, `post:szy-desk`. */
  readonly unit?: string;
  readonly desk?: string;
  readonly registeredBy?: string;
  readonly track?: CaseState['track'];
  readonly matter?: Partial<MatterSnapshot> | null;
  readonly applicant?: Partial<CaseState['applicant']>;
  readonly intake?: Partial<Intake>;
}

/** `'2026-03-02 09:00'` in Asia/Shanghai as an instant. */
export function time(local: string): Instant {
  const [on = '', clock = ''] = local.split(' ');
  return instantAt(on, clock);
}

/** An instant as `'2026-03-02 09:00'` in Asia/Shanghai. */
export function local(at: Instant | undefined | null): string | null {
  return at ? `${localDateOf(at)} ${localTimeOf(at)}` : null;
}

export function whoIs(name: string): Who {
  return name === 'applicant' || name === 'system'
    ? { kind: name }
    : { kind: 'person', personId: `person:${name}` };
}

export function aRegistration(options: StoryOptions = {}, now: Instant = time(MONDAY)): Registration {
  const unit = options.unit ?? 'szy';
  return {
    id: 'case:1',
    bureauId: 'bureau:demo',
    track: options.track ?? 'general',
    unitId: `unit:${unit}`,
    responderPostId: `post:${options.desk ?? `${unit}-desk`}`,
    matter: options.matter ? { ...MATTER, ...options.matter } : null,
    applicant: {
      kind: 'person',
      name: '申请人甲',
      organisation: null,
      phone: '0377-00000001',
      address: null,
      ...options.applicant,
    },
    intake: {
      channel: 'window',
      kind: 'request',
      receivedAt: now,
      title: '申请打一眼井',
      detail: '想在村东打一眼灌溉井。',
      source: null,
      instantAnswer: null,
      ...options.intake,
    },
  };
}

const MATTER: MatterSnapshot = {
  id: 'matter:1',
  version: 1,
  name: '取水许可',
  category: 'licence',
  statutoryWorkingDays: null,
  promisedWorkingDays: null,
};

export class Story {
  state: CaseState;
  now: Instant;
  directory: Directory;
  policy: Policy;
  events: CaseEvent[] = [];

  constructor(options: StoryOptions) {
    this.now = time(options.at ?? MONDAY);
    this.directory = aDirectory(options.organisation);
    this.policy = { ...DEFAULT_POLICY, ...options.policy };
    const by = options.registeredBy ?? options.desk ?? `${options.unit ?? 'szy'}-desk`;
    this.state = this.taken(
      `${by} registers`,
      register(aRegistration(options, this.now), this.contextOf(by)),
    );
  }

  contextOf(name: string): DecisionContext {
    const { now, directory, policy } = this;
    return { now, who: whoIs(name), directory, policy, calendar: CALENDAR };
  }

  /** Somebody does something, one minute later. */
  does<N extends CommandName>(name: string, command: N, parts: Partial<CommandInputs[N]> = {}): this {
    this.now = addMinutes(this.now, 1);
    const what = `${name} ${command} at ${local(this.now)}`;
    this.state = this.taken(what, this.tries(name, command, parts));
    return this;
  }

  /** The code of the refusal when somebody tries something; null when it would be allowed. */
  refusal<N extends CommandName>(name: string, command: N, parts: Partial<CommandInputs[N]> = {}) {
    const decision = this.tries(name, command, parts);
    return decision.ok ? null : decision.refusal.code;
  }

  /** The refusal with its clause and facts; fails when it would be allowed. */
  refused<N extends CommandName>(
    name: string,
    command: N,
    parts: Partial<CommandInputs[N]> = {},
  ): RuleRefusal {
    const decision = this.tries(name, command, parts);
    if (decision.ok) throw new Error(`${name} may ${command}`);
    return decision.refusal;
  }

  tries<N extends CommandName>(name: string, command: N, parts: Partial<CommandInputs[N]> = {}): Decision {
    const input = inputOf(command, this.now, parts);
    return decide(this.state, { name: command, input }, this.contextOf(name));
  }

  at(localTime: string): this {
    this.now = time(localTime);
    return this;
  }

  reorganised(options: DirectoryOptions): this {
    this.directory = aDirectory(options);
    return this;
  }

  can(name: string): readonly CommandName[] {
    return can(this.state, this.contextOf(name));
  }

  get next(): NextStep | null {
    return nextStep(this.state, this);
  }

  /** Who is next at what: `szy-head pass-up`. */
  get nextIs(): string | null {
    const step = this.next;
    return step && `${step.actor.personId.replace('person:', '')} ${step.duty}`;
  }

  /** When the next step is due. */
  get dueAt(): string | null {
    return local(earliestClock(this.clocks, this.next?.clocks ?? [])?.dueAt);
  }

  get clocks(): readonly Clock[] {
    return runningClocks(this.state, CALENDAR, this.now);
  }

  /** When the clock of one kind is due; null when it does not run. */
  clock(kind: ClockKind): string | null {
    return local(this.clocks.find((clock) => clock.kind === kind)?.dueAt);
  }

  get round(): Round {
    return currentRound(this.state);
  }

  /** The climb under way; fails without one. */
  get climb(): Climb {
    const climb = openClimb(this.state);
    if (!climb) throw new Error('no climb is under way');
    return climb;
  }

  get lastClimb(): Climb {
    const climb = this.round.climbs.at(-1);
    if (!climb) throw new Error('nothing climbed in this round');
    return climb;
  }

  /** `2 passed-up szy-head`, `3 skipped vacant`, … */
  get entries(): readonly string[] {
    return this.lastClimb.entries.map((entry) =>
      [
        entry.level,
        entry.result,
        entry.actor?.personId.replace('person:', '') ?? entry.skipCause ?? '-',
      ].join(' '),
    );
  }

  get eventTypes(): readonly string[] {
    return this.events.map((event) => event.type);
  }

  private taken(what: string, decision: Decision): CaseState {
    if (!decision.ok) {
      const { code, clause, meta } = decision.refusal;
      throw new Error(`${what}: refused with ${code} (${clause}) ${JSON.stringify(meta)}`);
    }
    this.events.push(...decision.events);
    return decision.state;
  }
}

/** A case registered by the desk of 水资源管理科 on a Monday morning, unless the options say otherwise. */
export function aCase(options: StoryOptions = {}): Story {
  return new Story(options);
}

/** Registered, refused by the desk, and waiting at level 2. */
export function aProposedCase(options: StoryOptions = {}): Story {
  return aCase(options).does(options.desk ?? `${options.unit ?? 'szy'}-desk`, 'propose-refusal');
}

/** Approved at level 4, waiting for the reply. */
export function anApprovedCase(options: StoryOptions = {}): Story {
  return aProposedCase(options)
    .does('szy-head', 'pass-up')
    .does('leader4', 'pass-up')
    .does('leader1', 'approve-refusal');
}
