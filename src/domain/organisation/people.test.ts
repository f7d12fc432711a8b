import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aDirectory } from '../../../test/builders/organisation.ts';
import { candidatesFor, postsActedBy } from './acting.ts';
import { isLeader, personDuties, unitsOf } from './people.ts';
import type { Actor } from './types.ts';

const AT = '2025-03-10T02:00:00.000Z';

describe('postsActedBy', () => {
  test('own post, a delegator’s posts, and the post one is AB角 of while its holder is away', () => {
    const directory = aDirectory({
      delegations: [{ from: 'person:leader4', to: 'person:fgk-head' }],
      deputies: { 'post:szy-head': 'post:fgk-head' },
      absent: ['person:szy-head'],
    });
    expect(postsActedBy(directory, 'person:fgk-head', AT)).toEqual([
      { personId: 'person:fgk-head', postId: 'post:fgk-head', capacity: 'holder', onBehalfOf: null },
      {
        personId: 'person:fgk-head',
        postId: 'post:leader4',
        capacity: 'delegate',
        onBehalfOf: 'person:leader4',
      },
      {
        personId: 'person:fgk-head',
        postId: 'post:szy-head',
        capacity: 'deputy',
        onBehalfOf: 'person:szy-head',
      },
    ]);
  });

  test('AB角 of somebody present, and an ended delegation, give nothing', () => {
    const directory = aDirectory({
      delegations: [{ from: 'person:leader4', to: 'person:fgk-head', until: AT }],
      deputies: { 'post:szy-head': 'post:fgk-head' },
    });
    expect(postsActedBy(directory, 'person:fgk-head', AT).map((actor) => actor.postId)).toEqual([
      'post:fgk-head',
    ]);
  });

  test('somebody who holds no post acts at none', () => {
    expect(postsActedBy(aDirectory({ vacant: ['post:szy-head'] }), 'person:szy-head', AT)).toEqual([]);
    expect(postsActedBy(aDirectory(), 'person:stranger', AT)).toEqual([]);
  });

  test('for any organisation it is the inverse of candidatesFor', () => {
    const names = ['leader1', 'leader4', 'szy-head', 'szy-desk', 'hhk-head', 'fgk-head', 'sk-leader1'];
    const name = fc.constantFrom(...names);
    const options = fc.record({
      vacant: fc.subarray(names.map((each) => `post:${each}`)),
      absent: fc.subarray(names.map((each) => `person:${each}`)),
      deputies: fc.dictionary(
        name.map((each) => `post:${each}`),
        name.map((each) => `post:${each}`),
      ),
      holders: fc.dictionary(
        name.map((each) => `post:${each}`),
        name.map((each) => `person:${each}`),
      ),
      delegations: fc.uniqueArray(
        fc
          .tuple(name, name)
          .filter(([from, to]) => from !== to)
          .map(([from, to]) => ({ from: `person:${from}`, to: `person:${to}` })),
        { selector: (each) => each.from },
      ),
    });
    const key = (actor: Actor) => `${actor.postId} ${actor.personId} ${actor.capacity} ${actor.onBehalfOf}`;
    fc.assert(
      fc.property(options, (chosen) => {
        const directory = aDirectory(chosen);
        const people = new Set(directory.holdings.map((holding) => holding.personId));
        const byPost = [...directory.posts.keys()].flatMap((postId) => candidatesFor(directory, postId, AT));
        const byPerson = [...people].flatMap((personId) => postsActedBy(directory, personId, AT));
        expect(byPerson.map(key).sort()).toEqual(byPost.map(key).sort());
      }),
      { numRuns: 300 },
    );
  });
});

describe('unitsOf', () => {
  test('the units of the posts held, each once', () => {
    const holders = { 'post:szy-desk2': 'person:szy-head', 'post:hhk-head': 'person:szy-head' };
    expect(unitsOf(aDirectory({ holders }), 'person:szy-head', AT)).toEqual(
      expect.arrayContaining(['unit:szy', 'unit:hhk']),
    );
    expect(unitsOf(aDirectory({ holders }), 'person:szy-head', AT)).toHaveLength(2);
    expect(unitsOf(aDirectory(), 'person:stranger', AT)).toEqual([]);
  });
});

describe('personDuties', () => {
  test.each([
    ['person:bgs-desk', ['office']],
    ['person:xzsp-head', ['approval']],
    ['person:rsk-desk', ['personnel']],
    ['person:dw-head', ['supervision']],
    ['person:fgk-head', ['law']],
    ['person:szy-head', []],
    ['person:leader1', []],
  ])('%s', (personId, duties) => {
    expect([...personDuties(aDirectory(), personId, AT)]).toEqual(duties);
  });

  test('standing in for somebody lends no duty', () => {
    const directory = aDirectory({ delegations: [{ from: 'person:dw-head', to: 'person:szy-head' }] });
    expect([...personDuties(directory, 'person:szy-head', AT)]).toEqual([]);
  });
});

describe('isLeader', () => {
  test.each([
    ['person:leader1', true],
    ['person:leader4', true],
    ['person:sk-leader1', true],
    ['person:sk-leader2', true],
    ['person:szy-head', false],
    ['person:szy-desk', false],
    ['person:stranger', false],
  ])('%s: %s', (personId, leader) => {
    expect(isLeader(aDirectory(), personId, AT)).toBe(leader);
  });

  test('one leading post among others is enough', () => {
    const holders = { 'post:szy-head': 'person:leader4' };
    expect(isLeader(aDirectory({ holders }), 'person:leader4', AT)).toBe(true);
  });
});
