/** What applicants do without an account: ask, follow, supplement, rate, object, withdraw. */
import { z } from 'zod';
import { APPLICANT_COMMANDS, commandSchemas } from '../../contract/case-commands.ts';
import {
  type PublicRegisterInput,
  progressQuerySchema,
  progressSchema,
  publicRegisteredSchema,
  publicRegisterSchema,
} from '../../contract/public.ts';
import { COMMAND_LABELS } from '../../domain/cases/labels.ts';
import { unitById } from '../../domain/organisation/lookup.ts';
import type { Directory, UnitId } from '../../domain/organisation/types.ts';
import { handlingUnitsOf } from '../../domain/organisation/units.ts';
import { getCatalogue } from '../catalogue/published.ts';
import type { App, Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { idempotencyScope } from '../idempotency.ts';
import { firstBureauId } from '../organisation/first-bureau.ts';
import { executeCommand } from './execute.ts';
import { progressView } from './progress.ts';
import { caseByReceipt } from './receipt-key.ts';
import { registerCase } from './register.ts';
import { currentWorld, type World } from './world.ts';

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
      const world = await currentWorld(deps, bureauId);
      const unitId = await unitFor(deps, world, request.body);
      const { row, trackingCode } = await registerCase(deps, {
        bureauId,
        input: {
          ...request.body,
          unitId,
          responderPostId: null,
          channel: 'portal',
          receivedAt: null,
          source: null,
          instantAnswer: null,
        },
        who: { kind: 'applicant' },
        scope: idempotencyScope(request, bureauId, `public:${request.ip}`),
      });
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

/** The unit that the matter belongs to, else the one chosen, else the office, which passes it on. */
async function unitFor(deps: Deps, { organisation }: World, input: PublicRegisterInput): Promise<UnitId> {
  const { directory } = organisation;
  if (input.matterId) {
    const { byId } = await getCatalogue(deps.pool, directory.bureauId, directory.version);
    const matter = byId.get(input.matterId);
    if (!matter) throw new DomainError({ code: 'case.matter-unknown' });
    return matter.unitId;
  }
  if (input.unitId && directory.units.has(input.unitId)) return unitById(directory, input.unitId).id;
  return receivingUnit(directory);
}

function receivingUnit(directory: Directory): UnitId {
  const units = handlingUnitsOf(directory);
  const unit = units.find((one) => one.duty === 'office') ?? units[0];
  if (!unit) throw new DomainError({ code: 'case.unit-not-handling', clause: '2.1b' });
  return unit.id;
}
