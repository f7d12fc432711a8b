/** The chart with the way that one case has gone. */
import type { ChartView, ChartWidth } from '../../contract/flow-chart.ts';
import { pathOf } from '../../domain/cases/flow-chart-path.ts';
import { readPathEvents } from '../cases/path-events.ts';
import type { Deps } from '../deps.ts';
import { drawChart } from './chart.ts';

/** For whom the case is visible, or theirs, has been checked by the caller. */
export async function drawCaseChart(
  deps: Pick<Deps, 'pool'>,
  row: { readonly bureau_id: string; readonly id: string },
  view: ChartView,
  width: ChartWidth,
): Promise<string> {
  const path = pathOf(await readPathEvents(deps.pool, row.bureau_id, row.id));
  return (await drawChart({ view, width, path })).svg;
}
