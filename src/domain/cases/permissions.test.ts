/**
 * Who may do what where: every situation with every person, the named ones and all others. Written from the table of
 * statuses, actors and commands in the design; what is not listed is refused.
 */
import { describe, expect, test } from 'vitest';
import { inputsAt } from '../../../test/builders/case-inputs.ts';
import { PEOPLE, SITUATIONS, type Situation } from '../../../test/builders/case-situations.ts';
import { COMMAND_NAMES } from './transitions.ts';

/** Wherever a case is alive, beside what is listed. */
const ALWAYS: Readonly<Record<string, string>> = {
  desk: 'record-attempt recuse',
  head: 'assign-responder urge',
  level3: 'urge',
  level4: 'urge',
  'bgs-head': 'recuse',
  'bgs-desk': 'recuse',
  'dw-head': 'supervise',
  system: 'move-to-successor',
};
const SZY = { desk: 'szy-desk', head: 'szy-head', level3: 'leader4', level4: 'leader1' };
const SK = { desk: 'sk-gc-desk', head: 'sk-gc-head', level3: 'sk-leader2', level4: 'sk-leader1' };
const AT_REST: readonly string[] = [
  'answered',
  'rated',
  'closed',
  'lapsed',
  'withdrawn',
] satisfies Situation[];

const MAY: Readonly<Record<Situation, readonly string[]>> = {
  open: [
    'szy-desk: inform-once record-progress complete propose-refusal ask-guidance interim-answer ask-withdrawal hand-over coordinate request-referral',
    'applicant: withdraw',
  ],
  consultation: [
    'szy-desk: inform-once record-progress complete propose-refusal ask-guidance interim-answer ask-withdrawal hand-over coordinate request-referral',
    'leader4 leader1: extend-reply',
    'applicant: withdraw',
  ],
  'awaiting the applicant': ['szy-desk: supplement record-progress', 'applicant: supplement withdraw'],
  'awaiting, cap passed': [
    'szy-desk: supplement record-progress',
    'szy-head: lapse',
    'applicant: supplement withdraw',
  ],
  'refusal at 2': [
    'szy-desk: withdraw-proposal interim-answer ask-withdrawal coordinate',
    'szy-head: feasible answer-directly pass-up send-back recuse',
    'leader4 leader1: extend-reply',
    'bgs-head bgs-desk: enter-paper-decision',
    'applicant: withdraw',
  ],
  'refusal at 2, overdue': [
    'szy-desk: withdraw-proposal interim-answer ask-withdrawal coordinate',
    'szy-head: feasible answer-directly pass-up send-back recuse',
    'leader4 leader1: extend-reply',
    'bgs-head bgs-desk: enter-paper-decision',
    'applicant: withdraw',
    'system: escalate-overdue',
  ],
  'refusal at 3': [
    'szy-desk: interim-answer ask-withdrawal coordinate',
    'leader4: feasible answer-directly pass-up send-back recuse extend-reply open-consultation',
    'leader1: extend-reply',
    'bgs-head bgs-desk: enter-paper-decision',
    'applicant: withdraw',
  ],
  'refusal at 4': [
    'szy-desk: interim-answer ask-withdrawal coordinate',
    'leader4: extend-reply',
    'leader1: feasible send-back approve-refusal recuse extend-reply open-consultation',
    'bgs-head bgs-desk: enter-paper-decision',
    'applicant: withdraw',
  ],
  'refusal at 4, overdue': [
    'szy-desk: interim-answer ask-withdrawal coordinate',
    'leader4: extend-reply',
    'leader1: feasible send-back approve-refusal recuse extend-reply open-consultation',
    'bgs-head bgs-desk: enter-paper-decision',
    'applicant: withdraw',
  ],
  'refusal at 4, licence': [
    'szy-desk: interim-answer ask-withdrawal coordinate',
    'leader4: extend-reply',
    'leader1: feasible send-back recuse extend-reply open-consultation',
    'bgs-head bgs-desk: enter-paper-decision',
    'fgk-head: review-law',
    'applicant: withdraw',
  ],
  'refusal at 4, level 4 away': [
    'szy-desk: interim-answer ask-withdrawal coordinate',
    'leader4: extend-reply',
    'leader1: feasible send-back approve-refusal recuse extend-reply open-consultation',
    'bgs-head bgs-desk: confirm-stand-in enter-paper-decision',
    'applicant: withdraw',
  ],
  'refusal at 2, head gone': [
    'szy-desk: withdraw-proposal interim-answer ask-withdrawal coordinate',
    'leader4: assign-responder extend-reply',
    'leader1: extend-reply',
    'bgs-head bgs-desk system: skip-level',
    'applicant: withdraw',
  ],
  'refusal at 2, resembling a brush-off': [
    'szy-desk: withdraw-proposal interim-answer ask-withdrawal coordinate',
    'szy-head: feasible answer-directly send-back mark-specific recuse',
    'leader4 leader1: extend-reply',
    'bgs-head bgs-desk: enter-paper-decision',
    'applicant: withdraw',
  ],
  'refusal at 3, level 2 silent': [
    'szy-desk: interim-answer ask-withdrawal coordinate',
    'szy-head: late-opinion',
    'leader4: feasible answer-directly pass-up send-back recuse extend-reply open-consultation',
    'leader1: extend-reply',
    'bgs-head bgs-desk: enter-paper-decision',
    'applicant: withdraw',
  ],
  'refusal at 2, paper entered': [
    'szy-desk: interim-answer ask-withdrawal coordinate',
    'szy-head: feasible answer-directly pass-up send-back recuse answer-paper-decision',
    'leader4 leader1: extend-reply',
    'applicant: withdraw',
  ],
  'refusal at 3, consulting': [
    'szy-desk: interim-answer ask-withdrawal coordinate',
    'leader4: feasible answer-directly pass-up send-back recuse extend-reply conclude-consultation',
    'leader1: extend-reply',
    'bgs-head bgs-desk: enter-paper-decision',
    'hhk-head: give-opinion',
    'applicant: withdraw',
  ],
  'refusal at 2, withdrawal asked': [
    'szy-desk: withdraw-proposal interim-answer coordinate',
    'szy-head: decide-withdrawal feasible answer-directly pass-up send-back recuse',
    'leader4 leader1: extend-reply',
    'bgs-head bgs-desk: enter-paper-decision',
    'applicant: withdraw',
  ],
  'sent back': [
    'szy-desk: record-progress complete propose-refusal interim-answer ask-withdrawal coordinate',
    'leader4 leader1: extend-reply',
    'applicant: withdraw',
  ],
  'guidance at 2': [
    'szy-desk: withdraw-proposal interim-answer ask-withdrawal coordinate',
    'szy-head: pass-up send-back instruct assign demand-refusal recuse',
    'applicant: withdraw',
  ],
  'guidance at 3': [
    'szy-desk: interim-answer ask-withdrawal coordinate',
    'leader4: pass-up send-back instruct assign demand-refusal recuse open-consultation',
    'applicant: withdraw',
  ],
  'guidance at 4': [
    'szy-desk: interim-answer ask-withdrawal coordinate',
    'leader1: send-back instruct assign demand-refusal recuse open-consultation',
    'applicant: withdraw',
  ],
  'found feasible': [
    'szy-desk: inform-once record-progress tell-applicant complete propose-refusal ask-guidance interim-answer ask-withdrawal hand-over coordinate request-referral',
    'applicant: withdraw',
  ],
  'under review': [
    'szy-desk: withdraw-proposal interim-answer ask-withdrawal coordinate',
    'szy-head: feasible send-back state-change recuse',
    'leader4 leader1: extend-reply',
    'applicant: withdraw',
  ],
  approved: [
    'szy-desk: supplement interim-answer reply',
    'leader4: extend-reply',
    'leader1: revoke-approval extend-reply',
    'applicant: supplement',
  ],
  'approved, affiliated unit': [
    'leader4: call-in',
    'sk-gc-desk: supplement interim-answer reply',
    'sk-leader2: extend-reply',
    'sk-leader1: revoke-approval extend-reply',
    'applicant: supplement',
  ],
  'approved, licence': [
    'szy-desk: supplement interim-answer reply issue-document',
    'leader4: extend-reply',
    'leader1: revoke-approval extend-reply',
    'applicant: supplement',
  ],
  'hand-over asked': [
    'szy-desk: record-progress interim-answer coordinate',
    'hhk-head: answer-hand-over',
    'applicant: withdraw',
  ],
  'hand-over declined': [
    'szy-desk: record-progress interim-answer coordinate',
    'leader4: settle-hand-over',
    'applicant: withdraw',
  ],
  'help asked': [
    'szy-desk: inform-once record-progress complete propose-refusal ask-guidance interim-answer ask-withdrawal hand-over coordinate answer-coordination request-referral',
    'hhk-head hhk-desk: answer-coordination',
    'applicant: withdraw',
  ],
  'referral asked': [
    'szy-desk: record-progress interim-answer coordinate',
    'szy-head: decide-referral',
    'applicant: withdraw',
  ],
  'referral approved': [
    'szy-desk: record-progress interim-answer coordinate record-referral-result',
    'applicant: withdraw',
  ],
  'withdrawal asked': [
    'szy-desk: record-progress interim-answer coordinate',
    'szy-head: decide-withdrawal',
    'applicant: withdraw',
  ],
  answered: ['dw-head: reopen', 'applicant: rate object'],
  rated: ['dw-head: reopen', 'applicant: object', 'system: close'],
  closed: ['dw-head: reopen', 'applicant: object'],
  lapsed: ['szy-desk applicant: supplement'],
  withdrawn: [],
};

function permitted(situation: Situation, person: string): readonly string[] {
  const chain: Readonly<Record<string, string>> = situation === 'approved, affiliated unit' ? SK : SZY;
  const gone = situation === 'refusal at 2, head gone' && person === 'szy-head';
  const always = AT_REST.includes(situation) || gone ? [] : Object.entries(ALWAYS);
  const listed = MAY[situation].map((line) => line.split(': ') as [string, string]);
  return [...always.map(([part, commands]) => [chain[part] ?? part, commands] as const), ...listed]
    .filter(([people]) => people.split(' ').includes(person))
    .flatMap(([, commands]) => commands.split(' '))
    .sort();
}

const situations = Object.keys(SITUATIONS) as Situation[];

describe.each(situations)('%s', (situation) => {
  const story = SITUATIONS[situation]();

  test.each(PEOPLE)('%s may do what is listed and nothing else', (person) => {
    const expected = permitted(situation, person);
    expect([...story.can(person)].sort()).toEqual(expected);
    const context = story.contextOf(person);
    for (const name of COMMAND_NAMES.filter((one) => !expected.includes(one))) {
      expect(story.refusal(person, name, inputsAt(context.now)[name]), `${person} ${name}`).not.toBeNull();
    }
  });
});

test('every command is somebody’s somewhere in this table', () => {
  const listed = new Set(
    situations.flatMap((situation) => PEOPLE.flatMap((person) => permitted(situation, person))),
  );
  expect(COMMAND_NAMES.filter((name) => !listed.has(name))).toEqual([]);
});
