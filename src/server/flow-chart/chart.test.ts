import { describe, expect, it } from 'vitest';
import { aCase } from '../../../test/builders/case.ts';
import { SITUATIONS, type Situation } from '../../../test/builders/case-situations.ts';
import { pathOf } from '../../domain/cases/flow-chart-path.ts';
import { COMMAND_LABELS } from '../../domain/cases/labels.ts';
import { COMMAND_NAMES, TRANSITIONS } from '../../domain/cases/transitions.ts';
import { drawChart } from './chart.ts';
import type { Box, ChartLayout, LaidOutWay } from './layout.ts';

const VIEWS = [
  { view: 'plan', width: 'wide' },
  { view: 'plan', width: 'narrow' },
  { view: 'full', width: 'wide' },
  { view: 'full', width: 'narrow' },
] as const;

interface Named extends Box {
  readonly name: string;
}

/** Everything that is read or drawn as a box. Frames hold others and are left out; their headings are in. */
function boxesOf({ places, ways, frames, notes }: ChartLayout): readonly Named[] {
  return [
    ...places.map((place) => ({ ...place, name: place.place })),
    ...ways.flatMap(({ way, label }) => (label ? [{ ...label, name: `${way.from}→${way.to}` }] : [])),
    ...frames.map(({ frame, heading }) => ({ ...heading, name: `标题 ${frame}` })),
    ...notes.map((note) => ({ ...note, name: note.title.lines.join('') })),
  ];
}

function overlapping(boxes: readonly Named[]): readonly string[] {
  return boxes.flatMap((a, at) =>
    boxes
      .slice(at + 1)
      .filter(
        (b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height,
      )
      .map((b) => `${a.name} / ${b.name}`),
  );
}

/** Lines that run through a box that is not their own label and not one of their ends. */
function struck({ ways, places, frames }: ChartLayout): readonly string[] {
  const labels = ways.flatMap(({ way, label }) => (label ? [{ ...label, owner: way as unknown }] : []));
  const headings = frames.map(({ heading }) => ({ ...heading, owner: null }));
  const cards = places.map((place) => ({ ...place, owner: null }));
  return ways.flatMap((line) =>
    [...labels, ...headings, ...cards]
      .filter((box) => box.owner !== line.way && runsThrough(line, box))
      .map((box) => `${line.way.from}→${line.way.to} 穿过 ${Math.round(box.x)},${Math.round(box.y)}`),
  );
}

function runsThrough({ points }: LaidOutWay, box: Box): boolean {
  const inside = 1.5;
  return points.slice(1).some((end, at) => {
    const start = points[at] ?? end;
    return (
      Math.max(start.x, end.x) > box.x + inside &&
      Math.min(start.x, end.x) < box.x + box.width - inside &&
      Math.max(start.y, end.y) > box.y + inside &&
      Math.min(start.y, end.y) < box.y + box.height - inside
    );
  });
}

const LONG_STORY = () =>
  aCase()
    .does('szy-desk', 'ask-guidance')
    .does('szy-head', 'pass-up')
    .does('leader4', 'instruct')
    .does('szy-desk', 'propose-refusal')
    .does('szy-head', 'pass-up')
    .does('leader4', 'send-back')
    .does('szy-desk', 'propose-refusal')
    .does('leader4', 'pass-up')
    .does('leader1', 'approve-refusal')
    .does('szy-desk', 'reply')
    .does('applicant', 'object')
    .does('szy-desk', 'inform-once')
    .does('szy-desk', 'supplement')
    .does('szy-desk', 'complete')
    .does('applicant', 'rate')
    .does('system', 'close')
    .does('applicant', 'object');

describe.each(VIEWS)('the $view view, $width @clause A3', ({ view, width }) => {
  it('has labels, places and headings that touch neither each other nor a foreign line', async () => {
    for (const path of [null, pathOf(LONG_STORY().events)]) {
      const { layout } = await drawChart({ view, width, path });
      expect(overlapping(boxesOf(layout))).toEqual([]);
      expect(struck(layout)).toEqual([]);
    }
  });

  it('keeps everything on the picture, and a phone sees it without enlarging', async () => {
    const { layout } = await drawChart({ view, width, path: null });
    const outside = boxesOf(layout).filter(
      ({ x, y, width: w, height }) => x < 0 || y < 0 || x + w > layout.width || y + height > layout.height,
    );
    expect(outside.map(({ name }) => name)).toEqual([]);
    expect(layout.width).toBeLessThanOrEqual(width === 'narrow' ? 358 : 1300);
  });

  it('follows a case wherever it is, and marks one place as the present one', async () => {
    for (const name of Object.keys(SITUATIONS) as Situation[]) {
      const { layout, svg } = await drawChart({ view, width, path: pathOf(SITUATIONS[name]().events) });
      expect(overlapping(boxesOf(layout)), name).toEqual([]);
      expect(svg.split('现在在这里'), name).toHaveLength(2);
    }
  });
});

describe('the full view', () => {
  it('shows every command of the table by its label', async () => {
    const { svg } = await drawChart({ view: 'full', width: 'wide', path: null });
    const text = svg.replace(/<desc.*<\/desc>/su, '').replace(/<[^>]+>/g, '');
    // In the chart's own words where a label would be unclear there.
    const said = (name: keyof typeof COMMAND_LABELS) =>
      name === 'send-back' ? '退回补充' : COMMAND_LABELS[name];
    expect(COMMAND_NAMES.filter((name) => !text.includes(said(name)))).toEqual([]);
  });
});

describe('when the table changes', () => {
  const draw = async (table: typeof TRANSITIONS | object) =>
    (await drawChart({ view: 'plan', width: 'wide', path: null, table })).layout;

  it('the chart changes: without the one-time notice nobody waits for the applicant', async () => {
    const { 'inform-once': _informOnce, supplement: _supplement, ...table } = TRANSITIONS;
    expect((await draw(TRANSITIONS)).places.map(({ place }) => place)).toContain('awaiting-applicant');
    expect((await draw(table)).places.map(({ place }) => place)).not.toContain('awaiting-applicant');
  });

  it('a level that may approve a refusal gets its arrow', async () => {
    const approving = { ...TRANSITIONS['approve-refusal'] };
    const edges = [{ from: 'escalated', climb: 'refusal', levels: [3, 4], to: 'refusal-approved' }] as const;
    const arrows = ({ ways }: ChartLayout) =>
      ways.filter(({ way }) => way.to === 'refusal-approved').map(({ way }) => way.from);
    expect(arrows(await draw(TRANSITIONS))).toEqual(['refusal-4']);
    expect(arrows(await draw({ ...TRANSITIONS, 'approve-refusal': { ...approving, edges } }))).toEqual([
      'refusal-3',
      'refusal-4',
    ]);
  });
});

describe('a case on the chart', () => {
  const path = pathOf(LONG_STORY().events);

  it('is followed through all its rounds, in words too', async () => {
    const { svg } = await drawChart({ view: 'plan', width: 'narrow', path });
    expect(svg).toContain('第 1 轮：登记，首问责任人，科室负责人，分管领导，首问责任人，科室负责人，');
    expect(svg).toContain('第 2 轮：首问责任人，等申请人补充，首问责任人，答复申请人，已办结。');
    expect(svg).toContain('第 3 轮：首问责任人。现在在：首问责任人。');
    expect(svg).toContain('>第1、2轮<');
  });

  it('is told apart without colour: broken lines for earlier rounds, thick ones for this', async () => {
    const { svg } = await drawChart({ view: 'plan', width: 'wide', path });
    const lines = [...svg.matchAll(/<path [^>]*fill="none"[^>]*>/g)].map(([line]) => line);
    const thick = lines.filter((line) => /stroke-width="3.4"/.test(line));
    const broken = lines.filter((line) => line.includes('stroke-dasharray'));
    // Round 3 has only its beginning: from 已办结 back to the desk.
    expect(thick).toHaveLength(1);
    expect(broken.length).toBeGreaterThan(8);
  });

  it('needs neither styles nor scripts, so that any page and any paper can hold it', async () => {
    const { svg } = await drawChart({ view: 'plan', width: 'wide', path });
    expect(svg).not.toMatch(/<style|style=|<script|class=|href/);
  });
});
