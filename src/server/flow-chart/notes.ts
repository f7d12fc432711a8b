/** Below the full chart: what can be done at each place without leaving it. */
import type { FlowChart } from '../../domain/cases/flow-chart.ts';
import type { ChartLayout, LaidOutNote } from './layout.ts';
import type { ChartStyle } from './style.ts';
import { textBox } from './text-box.ts';
import { fullName, stayWords } from './words.ts';

const HEADING = '不改变所处环节，还可以做的事';
const TITLE_WIDTH = 150;
const MARGIN = 12;
const BETWEEN = 8;
/** Below this width the text stands under its title, not beside it. */
const BESIDE_FROM = 600;

export function withNotes(layout: ChartLayout, chart: FlowChart, style: ChartStyle): ChartLayout {
  if (chart.stays.size === 0) return layout;
  const width = layout.width - 2 * MARGIN;
  const beside = layout.width >= BESIDE_FROM;
  const notes: LaidOutNote[] = [];
  let y = layout.height + 2 * MARGIN;
  const add = (heading: string, words: string): void => {
    const title = textBox([heading], style.textSize, beside && words !== '' ? TITLE_WIDTH - BETWEEN : width);
    const text = textBox([words], style.textSize, beside ? width - TITLE_WIDTH : width);
    const height = beside ? Math.max(title.height, text.height) : title.height + text.height;
    const textX = MARGIN + (beside ? TITLE_WIDTH : 0);
    notes.push({ x: MARGIN, y, width, height, title, text, textX, textY: beside ? y : y + title.height });
    y += height + BETWEEN;
  };
  add(HEADING, '');
  for (const where of chart.stays.keys()) add(fullName(where), stayWords(chart, where));
  return { ...layout, notes, height: y + MARGIN };
}
