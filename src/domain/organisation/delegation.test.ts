import { describe, expect, test } from 'vitest';
import { aDirectory, type DelegationOption } from '../../../test/builders/organisation.ts';
import { checkDelegation, type DelegationDraft } from './delegation.ts';

const MAR_1 = '2025-03-01T00:00:00.000Z';
const MAR_5 = '2025-03-05T00:00:00.000Z';
const MAR_10 = '2025-03-10T00:00:00.000Z';
const MAR_20 = '2025-03-20T00:00:00.000Z';

const draft: DelegationDraft = {
  fromPersonId: 'person:szy-head',
  toPersonId: 'person:hhk-head',
  postId: null,
  from: MAR_5,
  to: MAR_10,
  takesOverWaiting: false,
};

/** The refusal's code, or 'ok'. */
function verdict(change: Partial<DelegationDraft>, delegations: readonly DelegationOption[] = []): string {
  const result = checkDelegation(aDirectory({ delegations }), { ...draft, ...change });
  if (result.ok) return 'ok';
  expect(result.refusal.clause).toBe('2.2');
  return result.refusal.code;
}

describe('checkDelegation', () => {
  test('a plain one is recorded', () => {
    expect(verdict({})).toBe('ok');
    expect(verdict({ postId: 'post:szy-head' })).toBe('ok');
  });

  test('an interval that is empty or runs backwards', () => {
    expect(verdict({ to: MAR_5 })).toBe('delegation.empty-interval');
    expect(verdict({ to: MAR_1 })).toBe('delegation.empty-interval');
    expect(checkDelegation(aDirectory(), { ...draft, to: MAR_1 })).toMatchObject({
      refusal: { meta: { from: MAR_5, to: MAR_1 } },
    });
  });

  test('to oneself', () => {
    expect(verdict({ toPersonId: 'person:szy-head' })).toBe('delegation.to-self');
  });

  test('of a post that is not one’s own, or without any', () => {
    expect(verdict({ postId: 'post:hhk-head' })).toBe('delegation.post-not-held');
    expect(verdict({ fromPersonId: 'person:stranger' })).toBe('delegation.post-not-held');
    expect(checkDelegation(aDirectory(), { ...draft, postId: 'post:fgk-head' })).toMatchObject({
      refusal: { meta: { postId: 'post:fgk-head' } },
    });
  });

  test('to somebody without a post', () => {
    expect(verdict({ toPersonId: 'person:stranger' })).toBe('delegation.delegate-without-post');
    expect(checkDelegation(aDirectory(), { ...draft, toPersonId: 'person:stranger' })).toMatchObject({
      refusal: { meta: { personId: 'person:stranger' } },
    });
  });
});

describe('a second delegation of the same post', () => {
  const other = { from: 'person:szy-head', to: 'person:fgk-head' };

  test('is refused while the first runs, naming it', () => {
    expect(verdict({}, [{ ...other, since: MAR_1, until: MAR_20 }])).toBe('delegation.overlaps');
    expect(verdict({ postId: 'post:szy-head' }, [other])).toBe('delegation.overlaps');
    expect(verdict({}, [{ ...other, postId: 'post:szy-head' }])).toBe('delegation.overlaps');
    expect(verdict({ postId: 'post:szy-head' }, [{ ...other, postId: 'post:szy-head' }])).toBe(
      'delegation.overlaps',
    );
    expect(checkDelegation(aDirectory({ delegations: [other] }), draft)).toMatchObject({
      refusal: { meta: { delegationId: 'delegation:1' } },
    });
  });

  test('may begin at the instant the first ends, or end where it begins', () => {
    expect(verdict({}, [{ ...other, since: MAR_1, until: MAR_5 }])).toBe('ok');
    expect(verdict({}, [{ ...other, since: MAR_10, until: MAR_20 }])).toBe('ok');
  });

  test('of another post is no second one', () => {
    expect(verdict({ postId: 'post:szy-head' }, [{ ...other, postId: 'post:szy-desk2' }])).toBe('ok');
  });

  test('by another person is no second one', () => {
    expect(verdict({}, [{ from: 'person:rsk-head', to: 'person:fgk-head' }])).toBe('ok');
  });
});

describe('a circle of delegations', () => {
  const back = { from: 'person:hhk-head', to: 'person:szy-head' };

  test('of two or three people is refused', () => {
    expect(verdict({}, [back])).toBe('delegation.loop');
    expect(verdict({}, [{ ...back, postId: 'post:hhk-head' }])).toBe('delegation.loop');
    const third = [
      { from: 'person:hhk-head', to: 'person:fgk-head' },
      { from: 'person:fgk-head', to: 'person:szy-head' },
    ];
    expect(verdict({}, third)).toBe('delegation.loop');
  });

  test('needs all intervals to run at one moment', () => {
    expect(verdict({}, [{ ...back, since: MAR_10, until: MAR_20 }])).toBe('ok');
    expect(verdict({}, [{ ...back, since: MAR_1, until: MAR_5 }])).toBe('ok');
    const never = (first: DelegationOption, second: DelegationOption) =>
      expect(verdict({}, [first, second])).toBe('ok');
    const early = { since: MAR_1, until: '2025-03-07T00:00:00.000Z' };
    const late = { since: '2025-03-07T00:00:00.000Z', until: MAR_20 };
    const onward = { from: 'person:hhk-head', to: 'person:fgk-head' };
    const home = { from: 'person:fgk-head', to: 'person:szy-head' };
    never({ ...onward, ...early }, { ...home, ...late });
    never({ ...onward, ...late }, { ...home, ...early });
  });

  test('long intervals around the draft do not widen it', () => {
    const onward = { from: 'person:hhk-head', to: 'person:fgk-head', since: MAR_1, until: MAR_20 };
    const home = { from: 'person:fgk-head', to: 'person:szy-head' };
    expect(verdict({}, [onward, { ...home, since: MAR_1, until: MAR_5 }])).toBe('ok');
    expect(verdict({}, [onward, { ...home, since: MAR_10, until: MAR_20 }])).toBe('ok');
    expect(verdict({}, [onward, { ...home, since: MAR_1, until: MAR_20 }])).toBe('delegation.loop');
  });

  test('a chain that leads elsewhere, or a circle among others, is none of ours', () => {
    expect(verdict({}, [{ from: 'person:hhk-head', to: 'person:fgk-head' }])).toBe('ok');
    const others = [
      { from: 'person:hhk-head', to: 'person:fgk-head' },
      { from: 'person:fgk-head', to: 'person:hhk-head' },
    ];
    expect(verdict({}, others)).toBe('ok');
  });
});
