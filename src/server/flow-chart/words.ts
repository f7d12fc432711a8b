/** The words of a view: what stands in each place and on each way. */
import type { ChartView } from '../../contract/flow-chart.ts';
import type { ChartFrame, ChartPlace, ChartWay, FlowChart } from '../../domain/cases/flow-chart.ts';
import {
  FRAME_LABELS,
  PLACE_LABELS,
  PLAN_PLACE_LABELS,
  PLAN_WAY_LABELS,
  type PlaceLabel,
  WAY_LABELS,
} from '../../domain/cases/flow-chart-labels.ts';
import { COMMAND_LABELS, OUTCOME_LABELS } from '../../domain/cases/labels.ts';

export function placeWords(view: ChartView, place: ChartPlace): PlaceLabel {
  return (view === 'plan' ? PLAN_PLACE_LABELS : PLACE_LABELS)[place];
}

/** One text a command; lines of it may end where a bar stands. */
export function wayWords(view: ChartView, { to, commands, outcomes }: ChartWay): readonly string[] {
  if (to === 'review') return ['领导定“能办”后，又拟说“不”'];
  const words = view === 'plan' ? PLAN_WAY_LABELS : WAY_LABELS;
  const ends = view === 'full' ? outcomes.map((outcome) => OUTCOME_LABELS[outcome]) : [];
  return [
    ...commands.map((command) => words[command]).filter((text) => text !== ''),
    ...(ends.length > 0 ? [`（${ends.join('、')}）`] : []),
  ];
}

/** What can be done without leaving a place. */
export function stayWords({ stays }: FlowChart, where: ChartPlace | ChartFrame): string {
  return (stays.get(where) ?? []).map((command) => COMMAND_LABELS[command]).join('、');
}

/** A place or frame by a name that stands alone. */
export function fullName(where: ChartPlace | ChartFrame): string {
  if (where === 'escalated' || where === 'refusal' || where === 'guidance') {
    return `${FRAME_LABELS[where]}（各级）`;
  }
  const [, kind] = /^(refusal|guidance)-\d$/.exec(where) ?? [];
  const { title } = PLACE_LABELS[where];
  return kind === 'refusal' || kind === 'guidance' ? `${FRAME_LABELS[kind]}·${title}` : title;
}

export const frameWords = (frame: ChartFrame): string => FRAME_LABELS[frame];

export const plain = (text: string): string => text.replaceAll('|', '');
