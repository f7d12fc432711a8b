/** The flow chart over HTTP: for everyone as it is, for those who may see a case with the way that it has gone. */
import { chartParamsSchema, chartQuerySchema } from '../../contract/flow-chart.ts';
import { visibleCase } from '../cases/execute.ts';
import type { App, Deps } from '../deps.ts';
import { drawCaseChart } from './case-chart.ts';
import { drawChart } from './chart.ts';

const tags = ['flow-chart'];
const SVG = 'image/svg+xml; charset=utf-8';

export async function flowChartRoutes(app: App, deps: Deps): Promise<void> {
  app.get(
    '/flow-chart.svg',
    {
      config: { public: true },
      schema: { tags, summary: '办理流程图（SVG，附件3）', querystring: chartQuerySchema },
    },
    async ({ query }, reply) => {
      const { svg } = await drawChart({ ...query, path: null });
      return reply.header('cache-control', 'public, max-age=300').type(SVG).send(svg);
    },
  );

  app.get(
    '/cases/:id/flow-chart.svg',
    {
      schema: {
        tags,
        summary: '一件办件在流程图上走过的路（SVG）',
        params: chartParamsSchema,
        querystring: chartQuerySchema,
      },
    },
    async ({ actor, params, query }, reply) => {
      const who = { kind: 'person', personId: actor.personId } as const;
      const { row } = await visibleCase(deps, actor.bureauId, params.id, who);
      return reply.type(SVG).send(await drawCaseChart(deps, row, query.view, query.width));
    },
  );
}
