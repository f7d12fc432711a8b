/** The chart in words, for those who hear it. */
import type { ChartView } from '../../contract/flow-chart.ts';
import type { ChartFrame, ChartPlace, FlowChart } from '../../domain/cases/flow-chart.ts';
import type { PathStep } from '../../domain/cases/flow-chart-path.ts';
import { placeAfter } from '../../domain/cases/flow-chart-path.ts';
import { fullName, placeWords, plain, wayWords } from './words.ts';

/** Every way: 首问责任人（一次性告知）到 等申请人补充; … */
export function describeChart(view: ChartView, chart: FlowChart): string {
  const ways = chart.ways.map((way) => {
    const words = wayWords(view, way).map(plain).join('、');
    return `${nameOf(view, way.from)}${words === '' ? '' : `（${words}）`}到${nameOf(view, way.to)}`;
  });
  return `${ways.join('；')}。`;
}

/** Round by round where the case has been, and where it is now. */
export function describePath(view: ChartView, path: readonly PathStep[]): string {
  const rounds = [...new Set(path.map(({ round }) => round))].map((round) => {
    const places = path
      .filter((step) => step.round === round)
      .map(({ to, skipped }) => `${skipped ? '越过后到' : ''}${nameOf(view, to)}`);
    return `第 ${round} 轮：${[...(round === 1 ? [nameOf(view, 'registered')] : []), ...places].join('，')}。`;
  });
  return `${rounds.join('')}现在在：${nameOf(view, placeAfter(path))}。`;
}

function nameOf(view: ChartView, where: ChartPlace | ChartFrame): string {
  if (where === 'escalated' || where === 'refusal' || where === 'guidance') return fullName(where);
  return view === 'plan' ? plain(placeWords(view, where).title) : fullName(where);
}
