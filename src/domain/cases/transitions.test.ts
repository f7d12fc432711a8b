/** The table itself: which clause each step rests on, and what must hold of every row. */
import { describe, expect, test } from 'vitest';
import { aCase, anApprovedCase, aProposedCase } from '../../../test/builders/case.ts';
import { leavesFrom } from './decide.ts';
import { COMMAND_NAMES, TRANSITIONS } from './transitions.ts';
import { LEVELS, ROLES, STATUSES } from './vocabulary.ts';

const CLAUSES: Readonly<Record<string, string>> = {
  '2.0': 'ask-withdrawal decide-withdrawal withdraw rate close move-to-successor',
  '2.1b': 'inform-once supplement record-progress complete lapse',
  '2.1c': 'ask-guidance instruct assign demand-refusal urge',
  '2.1d': 'record-attempt interim-answer reply issue-document extend-reply',
  '2.2': 'assign-responder late-opinion recuse confirm-stand-in skip-level escalate-overdue',
  '3.2': `tell-applicant propose-refusal withdraw-proposal feasible answer-directly pass-up send-back mark-specific
    state-change review-law approve-refusal revoke-approval call-in enter-paper-decision answer-paper-decision`,
  '3.3': `hand-over answer-hand-over settle-hand-over coordinate answer-coordination request-referral decide-referral
    record-referral-result open-consultation give-opinion conclude-consultation`,
  '3.4': 'supervise',
  '4.2': 'reopen object',
};

test('each step rests on its clause, and says so when it is not the moment for it', () => {
  const expected = Object.entries(CLAUSES)
    .flatMap(([clause, names]) => names.split(/\s+/).map((name) => `${name} ${clause}`))
    .sort();
  const rows = Object.entries(TRANSITIONS).map(([name, row]) => `${name} ${row.clause}`);
  expect(rows.sort()).toEqual(expected);
  const closed = anApprovedCase().does('szy-desk', 'reply').does('applicant', 'rate').does('system', 'close');
  expect(closed.refused('szy-head', 'assign-responder')).toEqual({
    code: 'not-now',
    clause: '2.2',
    meta: { status: 'closed', level: null },
  });
  expect(aProposedCase().refused('leader4', 'approve-refusal').meta).toEqual({
    status: 'escalated',
    level: 2,
  });
});

test('who is not asked is told who is', () => {
  expect(aCase().refused('szy-head', 'complete')).toEqual({
    code: 'not-yours',
    clause: '2.1b',
    meta: { roles: ['first-responder'] },
  });
});

test('who has decided already is told so, and nobody else', () => {
  const story = aProposedCase().does('szy-head', 'pass-up');
  expect(story.refused('szy-head', 'pass-up')).toMatchObject({ code: 'decided-already', clause: '3.2' });
  expect(story.refusal('rsk-head', 'pass-up')).toBe('not-yours');
  expect(story.refusal('applicant', 'pass-up')).toBe('not-yours');
  const overdue = aProposedCase().at('2026-03-03 09:00').does('system', 'escalate-overdue');
  expect(overdue.refusal('szy-head', 'pass-up')).toBe('not-yours');
});

describe('what holds of every row', () => {
  const rows = COMMAND_NAMES.map((name) => ({ name, ...TRANSITIONS[name] }));

  test('a refusal is reached from level 4 of a refusal climb, and from nowhere else', () => {
    const reaching = rows.flatMap((row) =>
      row.edges
        .filter((edge) => edge.to === 'refusal-approved' && edge.from !== 'refusal-approved')
        .map((edge) => [row.name, edge.from, edge.climb, edge.levels]),
    );
    expect(reaching).toEqual([
      ['approve-refusal', 'escalated', 'refusal', [4]],
      ['answer-paper-decision', 'escalated', 'refusal', [4]],
    ]);
  });

  test('an answer comes from the first responder, "refused" only after an approval', () => {
    const answering = rows.filter((row) =>
      row.edges.some((edge) => edge.to === 'answered' && edge.from !== 'answered'),
    );
    expect(answering.map((row) => [row.name, row.roles])).toEqual([
      ['complete', ['first-responder']],
      ['reply', ['first-responder']],
      ['issue-document', ['first-responder']],
      ['record-referral-result', ['first-responder']],
    ]);
    const refused = rows.flatMap((row) => row.edges.filter((edge) => edge.outcome === 'refused'));
    expect(refused.map((edge) => edge.from)).toEqual(['refusal-approved', 'refusal-approved']);
  });

  test('the system neither answers, approves nor withdraws', () => {
    const ends = rows.filter((row) => row.roles.includes('system')).flatMap((row) => row.edges);
    expect(ends.filter((edge) => edge.from !== edge.to)).toEqual([{ from: 'answered', to: 'closed' }]);
  });

  test('every status but the last can be left, and every role has something to do', () => {
    for (const status of STATUSES) {
      expect(rows.some((row) => row.edges.some((edge) => edge.from === status && edge.to !== status))).toBe(
        true,
      );
    }
    const roles = new Set(rows.flatMap((row) => row.roles));
    expect([...roles].sort()).toEqual([...ROLES].sort());
    expect(LEVELS).toEqual([2, 3, 4]);
  });
});

test('an edge begins where status, level and kind of climb all fit', () => {
  const open = aCase().state;
  const second = aProposedCase().state;
  const question = aCase().does('szy-desk', 'ask-guidance').state;
  const edge = { from: 'escalated', to: 'escalated' } as const;
  expect([open, second, question].map((state) => leavesFrom(edge, state))).toEqual([false, true, true]);
  expect([second, question].map((state) => leavesFrom({ ...edge, climb: 'refusal' }, state))).toEqual([
    true,
    false,
  ]);
  expect(leavesFrom({ ...edge, levels: [3, 4] }, second)).toBe(false);
  expect(leavesFrom({ ...edge, levels: [2] }, second)).toBe(true);
  expect(leavesFrom({ from: 'open', to: 'open', levels: [2] }, open)).toBe(false);
});
