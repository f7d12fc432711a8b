import { describe, expect, it } from 'vitest';
import { aCase, aProposedCase, type Story } from '../../../test/builders/case.ts';
import { SITUATIONS } from '../../../test/builders/case-situations.ts';
import { type ChartPlace, fullChart, placesIn } from './flow-chart.ts';
import { type PathStep, pathOf, placeAfter } from './flow-chart-path.ts';
import { TRANSITIONS } from './transitions.ts';

const { ways } = fullChart(TRANSITIONS);
const told = (story: Story) => pathOf(story.events).map(({ round, to }) => `${round} ${to}`);

/** Where the case stands, by its state alone. */
function standing({ state, round }: Story): ChartPlace {
  if (state.status !== 'escalated') return state.status;
  const climb = round.climbs.at(-1);
  if (!climb) throw new Error('escalated without a climb');
  return climb.reviewBy !== null ? 'review' : `${climb.kind}-${climb.level}`;
}

const liesOn = ({ from, to, command, returning }: PathStep): boolean => {
  const [start, end] = returning ? [to, from] : [from, to];
  return ways.some(
    (way) => placesIn(way.from).includes(start) && way.to === end && way.commands.includes(command),
  );
};

describe('the path of a case over the chart @clause A3', () => {
  it.each(Object.entries(SITUATIONS))('%s: ends where the case stands', (_name, situation) => {
    const story = situation();
    const path = pathOf(story.events);
    expect(placeAfter(path)).toBe(standing(story));
  });

  it.each(Object.entries(SITUATIONS))('%s: every step lies on a way of the chart', (_name, situation) => {
    expect(pathOf(situation().events).filter((step) => !liesOn(step))).toEqual([]);
  });

  it('follows a case through all its rounds', () => {
    const story = aCase()
      .does('szy-desk', 'inform-once')
      .does('szy-desk', 'supplement')
      .does('szy-desk', 'propose-refusal')
      .does('szy-head', 'pass-up')
      .does('leader4', 'feasible')
      .does('szy-desk', 'complete')
      .does('applicant', 'object')
      .does('szy-desk', 'complete')
      .does('applicant', 'rate')
      .does('system', 'close');
    expect(told(story)).toEqual([
      '1 open',
      '1 awaiting-applicant',
      '1 open',
      '1 refusal-2',
      '1 refusal-3',
      '1 open',
      '1 answered',
      '2 open',
      '2 answered',
      '2 closed',
    ]);
  });

  it('passes a level at which nobody is, and says so', () => {
    const story = aProposedCase({ organisation: { vacant: ['post:szy-head'] } });
    expect(pathOf(story.events).slice(1)).toMatchObject([
      { to: 'refusal-2', command: 'propose-refusal', skipped: false },
      { to: 'refusal-3', command: 'skip-level', skipped: true },
    ]);
  });

  it('goes back to the level that sent it back', () => {
    const story = aProposedCase()
      .does('szy-head', 'pass-up')
      .does('leader4', 'send-back')
      .does('szy-desk', 'propose-refusal');
    expect(pathOf(story.events).at(-1)).toMatchObject({ from: 'open', to: 'refusal-3', returning: true });
  });

  it('goes first to the leader who had said that it can be done', () => {
    const story = aProposedCase()
      .does('szy-head', 'pass-up')
      .does('leader4', 'feasible')
      .does('szy-desk', 'propose-refusal', { whatIsNew: '边界重新测定' });
    expect(pathOf(story.events).at(-1)).toMatchObject({ to: 'review', reviewLevel: 3 });
    expect(told(story.does('leader4', 'state-change')).at(-1)).toBe('1 refusal-2');
  });

  it('stays where it is when somebody only calls, urges or confers', () => {
    const story = aProposedCase().does('leader1', 'urge').does('szy-desk', 'record-attempt');
    expect(told(story)).toEqual(['1 open', '1 refusal-2']);
  });
});
