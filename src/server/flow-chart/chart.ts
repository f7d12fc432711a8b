/** The flow chart as SVG: what to draw, laid out once, with the trace of a case. @clause A3 */
import { LRUCache } from 'lru-cache';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { ChartView, ChartWidth } from '../../contract/flow-chart.ts';
import { type FlowChart, fullChart, type TransitionTable } from '../../domain/cases/flow-chart.ts';
import type { PathStep } from '../../domain/cases/flow-chart-path.ts';
import { planChart, planPath } from '../../domain/cases/flow-chart-plan.ts';
import { TRANSITIONS } from '../../domain/cases/transitions.ts';
import { describeChart, describePath } from './description.ts';
import { type LayoutRequest, layOutLayered } from './elk-layout.ts';
import { layOutLadder } from './ladder.ts';
import type { ChartLayout } from './layout.ts';
import { withNotes } from './notes.ts';
import { ChartPicture } from './picture.tsx';
import { STYLES } from './style.ts';
import { traceOf } from './trace.ts';

export interface ChartRequest {
  readonly view: ChartView;
  readonly width: ChartWidth;
  /** The way that a case has gone; null for the chart alone. */
  readonly path: readonly PathStep[] | null;
  readonly table?: TransitionTable;
}

export interface DrawnChart {
  readonly layout: ChartLayout;
  readonly svg: string;
}

/** Charts without a case are four; with cases, as many as there are kinds of detours. */
const KEPT_LAYOUTS = 64;
const layouts = new LRUCache<string, Promise<ChartLayout>>({ max: KEPT_LAYOUTS });

/** The plan's view of a case also shows the ways beside the main road that the case has gone. */
export async function drawChart(request: ChartRequest): Promise<DrawnChart> {
  const { view, width, path, table = TRANSITIONS } = request;
  const chart = view === 'plan' ? planChart(table, path ?? []) : fullChart(table);
  const steps = path && (view === 'plan' ? planPath(path) : path);
  const style = STYLES[`${view}-${width}`];
  const layout = await layOut({ view, chart, style, marked: path !== null }, width);
  const picture = createElement(ChartPicture, {
    layout,
    titleSize: style.titleSize,
    textSize: style.textSize,
    trace: steps && traceOf(chart, steps),
    title: path ? '办件走到了哪一步' : '办理流程图',
    description: steps ? describePath(view, steps) : describeChart(view, chart),
    idPrefix: `flow-${view}-${width}`,
  });
  return { layout, svg: renderToStaticMarkup(picture) };
}

function layOut(request: LayoutRequest, width: ChartWidth): Promise<ChartLayout> {
  const key = JSON.stringify([
    request.view,
    width,
    request.marked,
    request.chart.ways,
    staysOf(request.chart),
  ]);
  const known = layouts.get(key) ?? compute(request, width);
  layouts.set(key, known);
  // A layout that failed is tried anew.
  known.catch(() => layouts.delete(key));
  return known;
}

async function compute(request: LayoutRequest, width: ChartWidth): Promise<ChartLayout> {
  const ladder = request.view === 'full' && width === 'narrow';
  const layout = ladder ? layOutLadder(request) : await layOutLayered(request);
  return withNotes(layout, request.chart, request.style);
}

const staysOf = ({ stays }: FlowChart) => [...stays];
