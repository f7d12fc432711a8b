/** Where everything of a chart lies: the common result of both layouts. */
import type { ChartFrame, ChartPlace, ChartWay } from '../../domain/cases/flow-chart.ts';
import type { PlaceText, Size } from './measure.ts';
import type { TextBox } from './text-box.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export type Box = Point & Size;

export interface LaidOutPlace extends Box {
  readonly place: ChartPlace;
  readonly text: PlaceText;
}

export interface LaidOutFrame extends Box {
  readonly frame: ChartFrame;
  readonly heading: Box & { readonly text: TextBox };
}

export interface LaidOutWay {
  readonly way: ChartWay;
  /** From where it begins to where its arrow points. */
  readonly points: readonly Point[];
  readonly label: (Box & { readonly text: TextBox; readonly align: 'start' | 'middle' }) | null;
}

/** What can be done at a place without leaving it, told below the chart. */
export interface LaidOutNote extends Box {
  readonly title: TextBox;
  readonly text: TextBox;
  readonly textX: number;
  readonly textY: number;
}

export interface ChartLayout extends Size {
  readonly places: readonly LaidOutPlace[];
  /** Outer ones first. */
  readonly frames: readonly LaidOutFrame[];
  readonly ways: readonly LaidOutWay[];
  readonly notes: readonly LaidOutNote[];
}
