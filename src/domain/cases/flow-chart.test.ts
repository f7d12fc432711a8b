import { describe, expect, it } from 'vitest';
import { type ChartPlace, fullChart, placesIn, type TransitionTable } from './flow-chart.ts';
import { COMMAND_NAMES, TRANSITIONS } from './transitions.ts';

const way = (from: string, to: string) =>
  fullChart(TRANSITIONS).ways.find((one) => one.from === from && one.to === to);

describe('the chart is the table @clause A3', () => {
  it('has every status, each level of both climbs, and the leader who states what changed', () => {
    expect(fullChart(TRANSITIONS).places).toEqual([
      'registered',
      'open',
      'awaiting-applicant',
      'review',
      'refusal-2',
      'refusal-3',
      'refusal-4',
      'guidance-2',
      'guidance-3',
      'guidance-4',
      'refusal-approved',
      'answered',
      'closed',
      'withdrawn',
    ] satisfies ChartPlace[]);
  });

  it('shows every command, as a way or as something done on the spot', () => {
    const { ways, stays } = fullChart(TRANSITIONS);
    const shown = new Set([...ways.flatMap((one) => one.commands), ...[...stays.values()].flat()]);
    expect(COMMAND_NAMES.filter((name) => !shown.has(name))).toEqual([]);
  });

  it('climbs one level at a time and lets only level 4 of a refusal approve', () => {
    expect(way('refusal-2', 'refusal-3')?.commands).toContain('pass-up');
    expect(way('refusal-3', 'refusal-4')?.commands).toContain('pass-up');
    expect(way('refusal-2', 'refusal-4')).toBeUndefined();
    const approving = fullChart(TRANSITIONS).ways.filter((one) => one.commands.includes('approve-refusal'));
    expect(approving.map(({ from, to }) => `${from} ${to}`)).toEqual(['refusal-4 refusal-approved']);
  });

  it('draws what holds at every level once, from the frame around them', () => {
    expect(way('refusal', 'open')?.commands).toEqual(['feasible', 'answer-paper-decision']);
    expect(way('guidance', 'open')?.commands).toEqual(['instruct', 'assign', 'demand-refusal']);
    expect(way('escalated', 'open')?.commands).toEqual(['withdraw-proposal', 'send-back']);
    expect(placesIn('escalated')).toHaveLength(7);
  });

  it('tells how a case ends: done, informed or referred from the desk, refused only after an approval', () => {
    expect(way('open', 'answered')?.outcomes).toEqual(['done', 'informed', 'referred']);
    expect(way('refusal-approved', 'answered')?.outcomes).toEqual(['refused']);
  });
});

describe('another table gives another chart', () => {
  const { complete, feasible } = TRANSITIONS;

  it('of two rows: three places, two ways', () => {
    const table: TransitionTable = {
      complete,
      close: { roles: ['system'], edges: [{ from: 'answered', to: 'closed' }], clause: '2.0' },
    };
    const { places, ways } = fullChart(table);
    expect(places).toEqual(['registered', 'open', 'answered', 'closed']);
    expect(ways.map(({ from, to }) => `${from} ${to}`)).toEqual([
      'registered open',
      'registered answered',
      'open answered',
      'answered closed',
    ]);
  });

  it('a row moved to one level leaves from that level only', () => {
    const table: TransitionTable = {
      feasible: { ...feasible, edges: [{ from: 'escalated', climb: 'refusal', levels: [3], to: 'open' }] },
    };
    const leaving = fullChart(table).ways.filter((one) => one.commands.includes('feasible'));
    expect(leaving.map(({ from }) => from)).toEqual(['refusal-3']);
  });
});
