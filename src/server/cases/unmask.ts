/** Shows an applicant's number to who needs to call, and writes down who looked and why. */
import { z } from 'zod';
import type { App, Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { recordAudit } from '../identity/audit.ts';
import { visibleCase } from './execute.ts';
import { sealerOf } from './sealer.ts';

const params = z.object({ id: z.uuid() });
const body = z.object({ reason: z.string().trim().min(2).max(200) });
const shown = z.object({ phone: z.string() });

export async function unmaskRoutes(app: App, deps: Deps): Promise<void> {
  app.post(
    '/cases/:id/unmask',
    {
      schema: {
        tags: ['cases'],
        summary: '查看申请人完整电话（留痕）',
        params,
        body,
        response: { 200: shown },
      },
    },
    async (request) => {
      const { actor } = request;
      const who = { kind: 'person', personId: actor.personId } as const;
      const { row } = await visibleCase(deps, actor.bureauId, request.params.id, who);
      const { phone } = row.state.applicant;
      if (phone === null) throw new DomainError({ code: 'case.no-phone' });
      await recordAudit(deps.pool, {
        bureauId: actor.bureauId,
        at: deps.now(),
        accountId: actor.accountId,
        personId: actor.personId,
        ip: request.ip,
        action: 'personal-data.unmask',
        target: { kind: 'case', id: row.id },
        result: 'ok',
        meta: { reason: request.body.reason },
      });
      return { phone: sealerOf(deps).open(phone) };
    },
  );
}
