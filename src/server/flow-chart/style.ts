/** Sizes and colours of the chart. Colours are those of every surface; each goes with a shape or a word. */
import type { ChartView, ChartWidth } from '../../contract/flow-chart.ts';

export interface ChartStyle {
  readonly direction: 'RIGHT' | 'DOWN';
  readonly placeWidth: number;
  readonly labelWidth: number;
  readonly titleSize: number;
  readonly textSize: number;
  /** Between layers, and between what lies side by side. */
  readonly gap: number;
  readonly gapBeside: number;
  /** ELK's ways of placing; tried against each other for the smallest and clearest picture. */
  readonly placement: 'NETWORK_SIMPLEX' | 'LINEAR_SEGMENTS';
  readonly order: 'PREFER_NODES' | 'NODES_AND_EDGES';
  readonly labelsAt: 'TAIL_LAYER' | 'MEDIAN_LAYER';
}

const ON_THE_ROAD = { placement: 'NETWORK_SIMPLEX', order: 'PREFER_NODES', labelsAt: 'TAIL_LAYER' } as const;
const ALL_OVER = {
  placement: 'LINEAR_SEGMENTS',
  order: 'NODES_AND_EDGES',
  labelsAt: 'MEDIAN_LAYER',
} as const;

export const STYLES: Readonly<Record<`${ChartView}-${ChartWidth}`, ChartStyle>> = {
  'plan-wide': {
    ...ON_THE_ROAD,
    direction: 'RIGHT',
    placeWidth: 102,
    labelWidth: 68,
    titleSize: 16,
    textSize: 13,
    gap: 14,
    gapBeside: 14,
  },
  'plan-narrow': {
    ...ON_THE_ROAD,
    direction: 'DOWN',
    placeWidth: 106,
    labelWidth: 54,
    titleSize: 16,
    textSize: 13,
    gap: 18,
    gapBeside: 8,
  },
  'full-wide': {
    ...ALL_OVER,
    direction: 'DOWN',
    placeWidth: 128,
    labelWidth: 94,
    titleSize: 16,
    textSize: 13,
    gap: 20,
    gapBeside: 14,
  },
  'full-narrow': {
    ...ALL_OVER,
    direction: 'DOWN',
    placeWidth: 262,
    labelWidth: 252,
    titleSize: 16,
    textSize: 13,
    gap: 18,
    gapBeside: 9,
  },
};

export const PAPER = '#fffefc';
export const INK = '#1b1e22';
export const QUIET = '#555b63';
export const DEEP = '#0f4c81';
export const POOL = '#b5d0e5';
export const SHALLOW = '#dbe8f2';
export const FRAME_FILLS = { escalated: '#f5f3ee', refusal: '#eef4f9', guidance: '#eef4f9' } as const;
export const FONT = "'PingFang SC','Microsoft YaHei','Noto Sans SC','Noto Sans CJK SC',sans-serif";
