/** What people do in the simulated quarter, and which effects of clocks must follow. */
import type { CommandInputs, CommandName } from '../../src/domain/cases/command-inputs.ts';
import { byPhone, REFUSAL } from '../builders/case-client.ts';
import { afterMinutes, closeOfDay, lastQuarter, openingAfter } from './minute-oracle.ts';

/** One act of a person, so many business minutes after the story began. */
export interface Deed {
  readonly afterMinutes: number;
  readonly by: string;
  readonly command: CommandName;
  readonly input: (now: string) => CommandInputs[CommandName];
}

export interface Story {
  readonly name: string;
  readonly deeds: readonly Deed[];
  /** Effects as `type clock`, in any order, that must have happened by the end of the quarter. */
  expected(begun: string, events: readonly Happened[], end: string): readonly Expected[];
}

export interface Happened {
  readonly type: string;
  readonly at: string;
  readonly shared: Readonly<Record<string, unknown>>;
}

export interface Expected {
  readonly type: string;
  readonly clock: string | null;
  readonly dueAt: string;
}

const near = (clock: string, from: string, due: string): Expected => ({
  type: 'reminded',
  clock,
  dueAt: lastQuarter(from, due),
});
const over = (clock: string, due: string): Expected => ({ type: 'deadline-missed', clock, dueAt: due });

const HANDLING_DAYS = 10;

/** Registered and forgotten: reminded, late, nothing else; it stays open. */
const forgotten: Story = {
  name: 'forgotten',
  deeds: [],
  expected: (begun) => {
    const due = closeOfDay(begun, HANDLING_DAYS);
    return [near('handling', begun, due), over('handling', due)];
  },
};

/** Done the same hour; five working days later it closes by itself. */
const done: Story = {
  name: 'done',
  deeds: [
    {
      afterMinutes: 60,
      by: 'shuiziyuan.desk1',
      command: 'complete',
      input: (now) =>
        ({ outcome: 'done', text: '已办好。', delivery: byPhone(now), document: null }) as never,
    },
  ],
  expected: (_begun, events) => {
    const answered = events.find((event) => event.type === 'answered')?.at ?? '';
    return [{ type: 'closed', clock: null, dueAt: closeOfDay(answered, 5) }];
  },
};

/** Asked for material that never comes: reminded, then the section head is asked to confirm; the rest sleeps. */
const waiting: Story = {
  name: 'waiting for the applicant',
  deeds: [
    {
      afterMinutes: 30,
      by: 'shuiziyuan.desk1',
      command: 'inform-once',
      input: () => ({ materials: ['取水地点示意图'], note: '' }),
    },
  ],
  expected: (_begun, events) => {
    const asked = events.find((event) => event.type === 'informed-once')?.at ?? '';
    const cap = closeOfDay(asked, 15);
    return [
      near('supplement-cap', asked, cap),
      { type: 'supplement-time-over', clock: 'supplement-cap', dueAt: openingAfter(cap, 1) },
    ];
  },
};

/** Proposed, and levels 2 and 3 stay silent; level 4 as well, for the rest of the quarter. */
const silent: Story = {
  name: 'silent chain',
  deeds: [
    { afterMinutes: 15, by: 'shuiziyuan.desk1', command: 'propose-refusal', input: () => REFUSAL as never },
  ],
  expected: (begun, events, end) => {
    const proposed = events.find((event) => event.type === 'refusal-proposed')?.at ?? '';
    const climbs = events.filter((event) => event.type === 'escalated-overdue').map((event) => event.at);
    const [toThree = '', toFour = ''] = climbs;
    const dueTwo = afterMinutes(proposed, 120);
    const dueThree = afterMinutes(toThree, 120);
    const dueFour = afterMinutes(toFour, 240);
    const reply = closeOfDay(proposed, 2);
    const handling = closeOfDay(begun, HANDLING_DAYS);
    const daily: Expected[] = [];
    for (let n = 1; openingAfter(dueFour, n) < end; n += 1) {
      daily.push({ type: 'urged-again', clock: 'level', dueAt: openingAfter(dueFour, n) });
    }
    return [
      near('level', proposed, dueTwo),
      { type: 'escalated-overdue', clock: null, dueAt: dueTwo },
      near('level', toThree, dueThree),
      { type: 'escalated-overdue', clock: null, dueAt: dueThree },
      near('level', toFour, dueFour),
      over('level', dueFour),
      ...daily,
      near('reply', proposed, reply),
      over('reply', reply),
      near('handling', begun, handling),
      over('handling', handling),
    ];
  },
};

export const STORIES = [forgotten, done, waiting, silent] as const;
