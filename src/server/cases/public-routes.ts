/** What applicants do without an account: ask, follow, supplement, rate, object, withdraw. */
import { z } from 'zod';
import { APPLICANT_COMMANDS, commandSchemas } from '../../contract/case-commands.ts';
import {
  progressQuerySchema,
  progressSchema,
  publicRegisteredSchema,
  publicRegisterSchema,
} from '../../contract/public.ts';
import { COMMAND_LABELS } from '../../domain/cases/labels.ts';
import type { App, Deps } from '../deps.ts';
import { idempotencyScope } from '../idempotency.ts';
import { firstBureauId } from '../organisation/first-bureau.ts';
import { executeCommand } from './execute.ts';
import { progressView } from './progress.ts';
import { caseByReceipt } from './receipt-key.ts';
import { registerForApplicant } from './register-public.ts';

const tags = ['public'];

export async function publicRoutes(app: App, deps: Deps): Promise<void> {
  const config = {
    public: true as const,
    rateLimit: { max: deps.config.RATE_PUBLIC_PER_MINUTE, timeWindow: '1 minute' },
  };

  app.post(
    '/public/cases',
    {
      config,
      schema: {
        tags,
        summary: '网上提出诉求',
        body: publicRegisterSchema,
        response: { 201: publicRegisteredSchema },
      },
    },
    async (request, reply) => {
      const bureauId = await firstBureauId(deps.pool);
      const scope = idempotencyScope(request, bureauId, `public:${request.ip}`);
      const { row, world, trackingCode } = await registerForApplicant(deps, bureauId, request.body, scope);
      const { number, responderPostTitle, responderPhone, unitName, dueAt } = progressView(deps, {
        row,
        world,
      });
      const { complaintPhone } = world.organisation.bureau;
      return reply
        .code(201)
        .send({ number, trackingCode, responderPostTitle, responderPhone, unitName, dueAt, complaintPhone });
    },
  );

  app.post(
    '/public/progress',
    {
      config,
      schema: { tags, summary: '凭回执查进度', body: progressQuerySchema, response: { 200: progressSchema } },
    },
    async (request) => progressView(deps, await caseByReceipt(deps, request.body)),
  );

  for (const name of APPLICANT_COMMANDS) {
    app.post(
      `/public/cases/${name}`,
      {
        config,
        schema: {
          tags,
          summary: `凭回执：${COMMAND_LABELS[name]}`,
          body: z.object({ receipt: progressQuerySchema, input: commandSchemas[name] as z.ZodType }),
          response: { 200: progressSchema },
        },
      },
      async (request) => {
        const { row } = await caseByReceipt(deps, request.body.receipt);
        const executed = await executeCommand(deps, {
          bureauId: row.bureau_id,
          caseId: row.id,
          // The route's schema has checked that the input fits the command.
          command: { name, input: request.body.input as never },
          who: { kind: 'applicant' },
          ifVersion: null,
          scope: idempotencyScope(request, row.bureau_id, `receipt:${row.id}`),
        });
        return progressView(deps, executed);
      },
    );
  }
}
