/** What the walk tries with each command: inputs that differ in what they mean, good ones and bad ones. */
import type { CommandName } from '../../src/domain/cases/command-inputs.ts';
import type { CaseState } from '../../src/domain/cases/state.ts';
import type { Status } from '../../src/domain/cases/vocabulary.ts';
import { addDays, type Instant, localDateOf } from '../../src/domain/time.ts';
import { aDocument, aLetter, inputsAt } from './case-inputs.ts';

/** A brush-off and a text that only resembles one, as the checkers know them. */
export const BRUSH_OFF = '不符合规定，办不了。';
export const RESEMBLING = '不符合规定，材料差两份';

/** Commands that wait for time to pass, and where: there they are tried again a month later. */
export const LATER: Readonly<Partial<Record<CommandName, Status>>> = {
  'escalate-overdue': 'escalated',
  lapse: 'awaiting-applicant',
  close: 'answered',
};

/** Every variant of a command that means something different where the case stands. */
export function variantsOf(name: CommandName, state: CaseState, now: Instant): readonly object[] {
  const base = inputsAt(now)[name];
  const [first = {}, ...more] = PARTS[name]?.(state, now) ?? [{}];
  return [first, ...more].map((parts) => ({ ...base, ...parts }));
}

type Parts = (state: CaseState, now: Instant) => readonly object[];

const posts = (...names: readonly string[]) => names.map((name) => ({ postId: `post:${name}` }));
const people = (...names: readonly string[]) => names.map((name) => ({ personId: `person:${name}` }));

const document = (state: CaseState, now: Instant) => (state.track === 'general' ? null : aDocument(now));
const ordered = (state: CaseState) => state.rounds.at(-1)?.order?.kind === 'feasible';

const PARTS: { readonly [N in CommandName]?: Parts } = {
  'propose-refusal': (state) => {
    const view =
      state.applicant.kind === 'anonymous' ? { applicantView: { kind: 'anonymous' as const } } : {};
    const isNew = { whatIsNew: ordered(state) ? '地块边界重新测定。' : null };
    return [
      { ...view, ...isNew },
      { ...view, ...isNew, reason: RESEMBLING },
      { ...view, whatIsNew: null },
      { ...view, ...isNew, reason: BRUSH_OFF },
      { ...view, ...isNew, wayForward: '' },
      { ...view, ...isNew, tried: '' },
      { ...view, ...isNew, articles: [] },
      { ...view, ...isNew, reasonKind: 'not-our-duty' },
      { ...isNew, applicantView: { kind: 'unreachable' } },
      { ...isNew, applicantView: { kind: 'anonymous' } },
    ];
  },
  complete: (state, now) => [
    { document: document(state, now) },
    { outcome: 'informed', document: null },
    { document: null },
  ],
  reply: (_, now) => [
    { delivery: aLetter(now) },
    { delivery: { method: 'deposit' } },
    { delivery: { method: 'on-the-spot' } },
    { reason: BRUSH_OFF },
  ],
  feasible: (_, now) => [{}, { dueOn: addDays(localDateOf(now), 90) }],
  'answer-directly': (_, now) => [{}, { dueOn: addDays(localDateOf(now), 90) }],
  instruct: (_, now) => [{}, { dueOn: addDays(localDateOf(now), 90) }],
  assign: (state) => [
    { unitId: state.unitId, responderPostId: state.rounds.at(-1)?.responderPostId },
    { unitId: 'unit:hhk', responderPostId: 'post:hhk-desk' },
    { unitId: 'unit:fgk', responderPostId: 'post:fgk-desk' },
  ],
  recuse: () => [
    {},
    ...people('szy-desk', 'szy-head', 'leader4', 'leader1', 'zj-desk', 'sk-gc-head', 'bgs-head'),
  ],
  'confirm-stand-in': () => people('leader2', 'leader3', 'leader4', 'leader1', 'szy-desk'),
  'answer-hand-over': () => [{}, { accept: false }],
  'settle-hand-over': (state) => [
    {},
    { unitId: state.unitId, responderPostId: state.rounds.at(-1)?.responderPostId },
  ],
  'assign-responder': (state) =>
    posts(
      ...new Set([
        'szy-desk',
        'szy-desk2',
        'szy-head',
        'hhk-desk',
        ...(state.unitId === 'unit:hhk' ? ['hhk-desk2', 'hhk-head'] : []),
        ...(state.unitId === 'unit:zj' ? ['zj-desk', 'zj-head', 'fgk-desk'] : []),
        ...(state.unitId === 'unit:sk-gc' ? ['sk-gc-desk', 'sk-gc-head', 'sk-zh-desk'] : []),
      ]),
    ),
  'enter-paper-decision': (_, now) => [
    {},
    { result: 'approved', judgement: null },
    { result: 'feasible', judgement: null, dueOn: addDays(localDateOf(now), 1) },
  ],
  'answer-paper-decision': () => [{}, { confirm: false }],
  'decide-withdrawal': () => [{}, { confirm: false }],
  'decide-referral': () => [{}, { approve: false }],
  'record-referral-result': () => [{}, { accepted: false }],
  'late-opinion': () => [{ level: 2 }, { level: 3 }],
  rate: () => [{}, { score: 1 }],
};
