/** The flow chart as a picture. @clause A3 */
import { z } from 'zod';

/** `plan`: the main road as the plan tells it. `full`: every status, level and command of the table. */
export const CHART_VIEWS = ['plan', 'full'] as const;
/** `narrow` fits a phone: 358 px, ready to be read without enlarging. */
export const CHART_WIDTHS = ['wide', 'narrow'] as const;

export const chartQuerySchema = z.object({
  view: z.enum(CHART_VIEWS).default('plan'),
  width: z.enum(CHART_WIDTHS).default('wide'),
});
export const chartParamsSchema = z.object({ id: z.uuid() });

export type ChartView = (typeof CHART_VIEWS)[number];
export type ChartWidth = (typeof CHART_WIDTHS)[number];
