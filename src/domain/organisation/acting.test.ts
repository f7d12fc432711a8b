import { describe, expect, test } from 'vitest';
import { aDirectory } from '../../../test/builders/organisation.ts';
import {
  candidatesFor,
  holderOf,
  isAbsent,
  postsHeldBy,
  successorsFor,
  waitingSinceLimit,
} from './acting.ts';
import type { Directory } from './types.ts';

const AT = '2025-03-10T02:00:00.000Z';
const LATER = '2025-03-12T02:00:00.000Z';
const HEAD = 'post:szy-head';

/** `capacity person` (for whom), first to act in front. */
function actingAt(directory: Directory, postId: string, at = AT): string[] {
  return candidatesFor(directory, postId, at).map((actor) => {
    expect(actor.postId).toBe(postId);
    return `${actor.capacity} ${actor.personId} for ${actor.onBehalfOf ?? 'nobody'}`;
  });
}

const HOLDER = 'holder person:szy-head for nobody';

describe('holderOf', () => {
  test('holdings are half-open: in from the first instant, out at the last', () => {
    const directory: Directory = {
      ...aDirectory(),
      holdings: [
        { postId: HEAD, personId: 'person:old', from: '2024-01-01T00:00:00.000Z', to: AT },
        { postId: HEAD, personId: 'person:new', from: AT, to: LATER },
      ],
    };
    expect(holderOf(directory, HEAD, '2023-12-31T23:59:59.999Z')).toBeNull();
    expect(holderOf(directory, HEAD, '2024-01-01T00:00:00.000Z')).toBe('person:old');
    expect(holderOf(directory, HEAD, AT)).toBe('person:new');
    expect(holderOf(directory, HEAD, LATER)).toBeNull();
    expect(postsHeldBy(directory, 'person:old', AT)).toEqual([]);
    expect(postsHeldBy(directory, 'person:new', AT)).toEqual([HEAD]);
  });

  test('a post nobody ever held is empty', () => {
    expect(holderOf(aDirectory({ vacant: [HEAD] }), HEAD, AT)).toBeNull();
  });
});

test('absence is half-open', () => {
  const directory = aDirectory({ absent: [{ personId: 'person:szy-head', from: AT, to: LATER }] });
  expect(isAbsent(directory, 'person:szy-head', '2025-03-10T01:59:59.999Z')).toBe(false);
  expect(isAbsent(directory, 'person:szy-head', AT)).toBe(true);
  expect(isAbsent(directory, 'person:szy-head', LATER)).toBe(false);
  expect(isAbsent(directory, 'person:hhk-head', AT)).toBe(false);
});

describe('candidatesFor without delegation', () => {
  test('the holder alone, deputy or not', () => {
    expect(actingAt(aDirectory(), HEAD)).toEqual([HOLDER]);
    expect(actingAt(aDirectory({ deputies: { [HEAD]: 'post:hhk-head' } }), HEAD)).toEqual([HOLDER]);
  });

  test('an absent holder’s AB角 first, then the holder', () => {
    const directory = aDirectory({ absent: ['person:szy-head'], deputies: { [HEAD]: 'post:hhk-head' } });
    expect(actingAt(directory, HEAD)).toEqual(['deputy person:hhk-head for person:szy-head', HOLDER]);
  });

  test('an absent holder without AB角 still may act', () => {
    expect(actingAt(aDirectory({ absent: ['person:szy-head'] }), HEAD)).toEqual([HOLDER]);
  });

  test('an AB角 that is empty, away, or the same person is passed over', () => {
    const deputies = { [HEAD]: 'post:hhk-head' };
    const absent = ['person:szy-head'];
    expect(actingAt(aDirectory({ absent, deputies, vacant: ['post:hhk-head'] }), HEAD)).toEqual([HOLDER]);
    expect(actingAt(aDirectory({ absent: [...absent, 'person:hhk-head'], deputies }), HEAD)).toEqual([
      HOLDER,
    ]);
    const both = { 'post:hhk-head': 'person:szy-head' };
    expect(actingAt(aDirectory({ absent, deputies, holders: both }), HEAD)).toEqual([HOLDER]);
  });

  test('an empty post: the AB角’s holder, for nobody in particular, even while away', () => {
    const deputies = { [HEAD]: 'post:hhk-head' };
    const asDeputy = ['deputy person:hhk-head for nobody'];
    expect(actingAt(aDirectory({ vacant: [HEAD], deputies }), HEAD)).toEqual(asDeputy);
    const away = aDirectory({ vacant: [HEAD], deputies, absent: ['person:hhk-head'] });
    expect(actingAt(away, HEAD)).toEqual(asDeputy);
  });

  test('an empty post without AB角, or with an empty one: nobody', () => {
    expect(actingAt(aDirectory({ vacant: [HEAD] }), HEAD)).toEqual([]);
    const deputies = { [HEAD]: 'post:hhk-head', 'post:hhk-head': 'post:fgk-head' };
    expect(actingAt(aDirectory({ vacant: [HEAD, 'post:hhk-head'], deputies }), HEAD)).toEqual([]);
  });

  test('a post outside the directory is an error', () => {
    expect(() => candidatesFor(aDirectory(), 'post:nowhere', AT)).toThrow(
      'post post:nowhere is not in the directory of bureau bureau:demo',
    );
  });
});

describe('candidatesFor with a delegation', () => {
  const given = { from: 'person:szy-head', to: 'person:hhk-head' };
  const BOTH = ['delegate person:hhk-head for person:szy-head', HOLDER];

  test('the delegate first, then the holder, present or away', () => {
    expect(actingAt(aDirectory({ delegations: [given] }), HEAD)).toEqual(BOTH);
    expect(actingAt(aDirectory({ delegations: [given], absent: ['person:szy-head'] }), HEAD)).toEqual(BOTH);
  });

  test('comes before AB角', () => {
    const deputies = { [HEAD]: 'post:fgk-head' };
    const directory = aDirectory({ delegations: [given], deputies, absent: ['person:szy-head'] });
    expect(actingAt(directory, HEAD)).toEqual(BOTH);
  });

  test('is half-open', () => {
    const directory = aDirectory({ delegations: [{ ...given, since: AT, until: LATER }] });
    expect(actingAt(directory, HEAD, '2025-03-10T01:59:59.999Z')).toEqual([HOLDER]);
    expect(actingAt(directory, HEAD, AT)).toEqual(BOTH);
    expect(actingAt(directory, HEAD, LATER)).toEqual([HOLDER]);
  });

  test('covers the one post it names and no other', () => {
    expect(actingAt(aDirectory({ delegations: [{ ...given, postId: HEAD }] }), HEAD)).toEqual(BOTH);
    expect(actingAt(aDirectory({ delegations: [{ ...given, postId: 'post:fgk-head' }] }), HEAD)).toEqual([
      HOLDER,
    ]);
  });

  test('is not passed on', () => {
    const onward = { from: 'person:hhk-head', to: 'person:fgk-head' };
    expect(actingAt(aDirectory({ delegations: [given, onward] }), HEAD)).toEqual(BOTH);
  });

  test('a delegate who is away or has left is passed over: AB角 and holder remain', () => {
    const deputies = { [HEAD]: 'post:fgk-head' };
    const absent = ['person:szy-head'];
    const remaining = ['deputy person:fgk-head for person:szy-head', HOLDER];
    const away = aDirectory({ delegations: [given], deputies, absent: [...absent, 'person:hhk-head'] });
    expect(actingAt(away, HEAD)).toEqual(remaining);
    const left = aDirectory({ delegations: [given], deputies, absent, vacant: ['post:hhk-head'] });
    expect(actingAt(left, HEAD)).toEqual(remaining);
  });

  test('ends with the holder: at an empty post nobody’s delegation counts', () => {
    expect(actingAt(aDirectory({ delegations: [given], vacant: [HEAD] }), HEAD)).toEqual([]);
  });
});

describe('successorsFor', () => {
  const successions = { 'unit:bureau': ['post:leader2', 'post:leader3', 'post:leader4'] };
  const inOrder = (directory: Directory, unitId = 'unit:szy') =>
    successorsFor(directory, unitId, AT).map((actor) => [actor.personId, actor.onBehalfOf]);

  test('in the published order, at the principal leader’s post', () => {
    expect(successorsFor(aDirectory({ successions }), 'unit:szy', AT)[0]).toEqual({
      personId: 'person:leader2',
      postId: 'post:leader1',
      capacity: 'successor',
      onBehalfOf: 'person:leader1',
    });
    expect(inOrder(aDirectory({ successions }))).toEqual([
      ['person:leader2', 'person:leader1'],
      ['person:leader3', 'person:leader1'],
      ['person:leader4', 'person:leader1'],
    ]);
  });

  test('those away and empty posts are passed over', () => {
    const thinned = aDirectory({ successions, absent: ['person:leader2'], vacant: ['post:leader3'] });
    expect(inOrder(thinned)).toEqual([['person:leader4', 'person:leader1']]);
  });

  test('an empty principal post is acted at for nobody', () => {
    const vacant = aDirectory({ successions, vacant: ['post:leader1'] });
    expect(inOrder(vacant)[0]).toEqual(['person:leader2', null]);
  });

  test('the holder does not succeed themselves; a person at two posts is named once', () => {
    const holders = { 'post:leader2': 'person:leader1', 'post:leader3': 'person:leader4' };
    expect(inOrder(aDirectory({ successions, holders }))).toEqual([['person:leader4', 'person:leader1']]);
  });

  test('an affiliated unit has its own order; the bureau’s does not serve it', () => {
    expect(inOrder(aDirectory({ successions }), 'unit:sk-gc')).toEqual([]);
    const own = aDirectory({ successions: { ...successions, 'unit:sk': ['post:sk-leader2'] } });
    expect(inOrder(own, 'unit:sk-gc')).toEqual([['person:sk-leader2', 'person:sk-leader1']]);
  });

  test('without order, or without a principal leader’s post, nobody', () => {
    expect(inOrder(aDirectory())).toEqual([]);
    expect(inOrder(aDirectory({ successions, without: ['post:leader1'] }))).toEqual([]);
  });
});

describe('waitingSinceLimit', () => {
  const given = { from: 'person:szy-head', to: 'person:hhk-head', since: AT, until: LATER };
  const limitOf = (directory: Directory, who: string) =>
    candidatesFor(directory, HEAD, AT)
      .filter((actor) => actor.personId === who)
      .map((actor) => waitingSinceLimit(directory, actor, AT));

  test('a delegate who takes over what waits has none', () => {
    expect(limitOf(aDirectory({ delegations: [given] }), 'person:hhk-head')).toEqual([null]);
  });

  test('one who does not begins where the delegation begins', () => {
    const directory = aDirectory({ delegations: [{ ...given, takesOverWaiting: false }] });
    expect(limitOf(directory, 'person:hhk-head')).toEqual([AT]);
    expect(limitOf(directory, 'person:szy-head')).toEqual([null]);
  });

  test('another delegation of the same giver does not count', () => {
    const other = { from: 'person:szy-head', to: 'person:fgk-head' };
    const directory = aDirectory({ delegations: [{ ...given, takesOverWaiting: false }, other] });
    expect(limitOf(directory, 'person:hhk-head')).toEqual([AT]);
    expect(limitOf(directory, 'person:fgk-head')).toEqual([null]);
  });

  test('AB角 takes over everything, also at an empty post', () => {
    const deputies = { [HEAD]: 'post:hhk-head' };
    expect(limitOf(aDirectory({ deputies, absent: ['person:szy-head'] }), 'person:hhk-head')).toEqual([null]);
    expect(limitOf(aDirectory({ deputies, vacant: [HEAD] }), 'person:hhk-head')).toEqual([null]);
  });
});
