/** A delegation that does not take over what was waiting begins with what comes after it. @clause 2.2 */
import { expect, test } from 'vitest';
import { aProposedCase, time } from '../../../test/builders/case.ts';

const given = (takesOverWaiting: boolean) => ({
  delegations: [
    { from: 'person:szy-head', to: 'person:hhk-head', since: time('2026-03-02 10:00'), takesOverWaiting },
  ],
});

test('what waited before stays with the one who delegated', () => {
  const story = aProposedCase({ organisation: given(false) }).at('2026-03-02 10:30');
  expect(story.nextIs).toBe('szy-head pass-up');
  expect(story.refusal('hhk-head', 'pass-up')).toBe('not-yours');
});

test('unless it is taken over', () => {
  const story = aProposedCase({ organisation: given(true) }).at('2026-03-02 10:30');
  expect(story.nextIs).toBe('hhk-head pass-up');
  expect(story.refusal('szy-head', 'pass-up')).toBeNull();
});

test('what comes later goes to the delegate', () => {
  const story = aProposedCase({ organisation: given(false), at: '2026-03-02 10:10' });
  expect(story.nextIs).toBe('hhk-head pass-up');
});

test('what comes to a level later, too, also where the case was under way before', () => {
  const organisation = {
    delegations: [
      {
        from: 'person:leader4',
        to: 'person:leader3',
        since: time('2026-03-02 10:00'),
        takesOverWaiting: false,
      },
    ],
  };
  const story = aProposedCase({ organisation }).at('2026-03-02 10:30').does('szy-head', 'pass-up');
  expect(story.nextIs).toBe('leader3 pass-up');
});

test('a level that only such a delegate could take is passed over, not stuck', () => {
  const story = aProposedCase({ organisation: given(false) }).at('2026-03-02 10:30');
  story.does('bgs-head', 'recuse', { personId: 'person:szy-head' });
  expect(story.entries).toEqual(['2 skipped recused']);
  expect(story.nextIs).toBe('leader4 pass-up');
});
