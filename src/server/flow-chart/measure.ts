/** The room that each place, label and frame heading of a view needs. */
import type { ChartView } from '../../contract/flow-chart.ts';
import type { ChartFrame, ChartPlace, ChartWay } from '../../domain/cases/flow-chart.ts';
import type { ChartStyle } from './style.ts';
import { lineHeight, type TextBox, textBox } from './text-box.ts';
import { frameWords, placeWords, wayWords } from './words.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Texts of a place from top to bottom. */
export interface PlaceText extends Size {
  readonly title: TextBox;
  readonly below: TextBox;
  /** Room for the mark of a case that passed here; 0 where no case is shown. */
  readonly markHeight: number;
}

/** Inside a place, around its texts. */
export const PADDING = 8;
/** Titles up to this length stay on one line. */
const TITLE_EMS = 6.2;

export function measurePlace(
  view: ChartView,
  place: ChartPlace,
  style: ChartStyle,
  marked: boolean,
): PlaceText {
  const words = placeWords(view, place);
  const title = textBox(
    [words.title],
    style.titleSize,
    Math.max(style.placeWidth - PADDING, TITLE_EMS * style.titleSize),
  );
  const below = textBox([words.below], style.textSize, style.placeWidth - PADDING);
  const markHeight = marked ? Math.ceil(lineHeight(style.textSize)) : 0;
  return {
    title,
    below,
    markHeight,
    width: Math.max(style.placeWidth, title.width + PADDING),
    height: 2 * PADDING + title.height + below.height + markHeight,
  };
}

export function measureWay(view: ChartView, way: ChartWay, style: ChartStyle): TextBox {
  return textBox(wayWords(view, way), style.textSize, style.labelWidth);
}

export function measureHeading(frame: ChartFrame, style: ChartStyle): TextBox {
  return textBox([frameWords(frame)], style.titleSize, style.placeWidth);
}
