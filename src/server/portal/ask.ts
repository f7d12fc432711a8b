/** 我要提诉求: the form, its errors, the receipt. @clause 2.1b */
import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { createElement } from 'react';
import { v4 as uuid } from 'uuid';
import { askFormSchema, type FieldFaults, registerInputOf, type TypedValues } from '../../contract/portal.ts';
import type { PublicRegisterInput } from '../../contract/public.ts';
import { AskPage } from '../../web/portal/ask.tsx';
import { canonicalJson } from '../canonical-json.ts';
import { takeOverFiles, waitingFiles } from '../cases/applicant-files.ts';
import { registerForApplicant } from '../cases/register-public.ts';
import type { App, Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import type { IdempotencyScope } from '../idempotency.ts';
import { check, readMultipart } from './forms.ts';
import { matterChoices } from './matters.ts';
import { givePass } from './pass.ts';
import { houseOf, sendPage } from './render.ts';
import { portalCatalogue, portalOrganisation } from './world.ts';

const ALREADY = '您刚才已经登记了一件。要把改过的内容另登记一件，请再点一次“提交登记”';

export async function askRoutes(app: App, deps: Deps): Promise<void> {
  const config = {
    public: true as const,
    rateLimit: { max: deps.config.RATE_PUBLIC_PER_MINUTE, timeWindow: '1 minute' },
  };

  app.get<{ Querystring: { matter?: string } }>('/ask', { config }, async (request, reply) => {
    const values = { matterId: String(request.query.matter ?? '') };
    return sendForm(deps, reply, { values, faults: {}, key: uuid() });
  });

  app.post('/ask', { config }, async (request, reply) => {
    const { bureau } = await portalOrganisation(deps);
    const { values, key, fileFault } = await readMultipart(request, deps, bureau.id, uuid);
    const checked = check(askFormSchema, values);
    const faults = {
      ...(checked.ok ? {} : checked.faults),
      ...(fileFault !== null && { files: fileFault }),
    };
    if (!checked.ok || fileFault !== null) return sendForm(deps, reply, { values, faults, key });
    const input = registerInputOf(checked.form);
    try {
      const { row } = await registerForApplicant(deps, bureau.id, input, scopeOf(bureau.id, key, input));
      await takeOverFiles(deps.pool, { bureauId: bureau.id, formKey: key }, row.id, deps.now());
      givePass(reply, deps, { bureauId: bureau.id, caseId: row.id });
      return reply.redirect('/portal/receipt', 303);
    } catch (error) {
      const again = faultsOf(error);
      if (!again) throw error;
      return sendForm(deps, reply, { values, ...again, key: again.general ? uuid() : key });
    }
  });
}

interface AskAgain {
  readonly values: TypedValues;
  readonly faults: FieldFaults;
  readonly key: string;
  readonly general?: string;
}

async function sendForm(deps: Deps, reply: FastifyReply, again: AskAgain): Promise<FastifyReply> {
  const organisation = await portalOrganisation(deps);
  const { matters } = await portalCatalogue(deps, organisation);
  const { values, faults, key, general } = again;
  const page = createElement(AskPage, {
    house: houseOf(organisation),
    values,
    faults,
    formKey: key,
    choices: matterChoices(matters),
    files: await waitingFiles(deps.pool, { bureauId: organisation.bureau.id, formKey: key }),
    ...(general !== undefined && { general }),
  });
  const wrong = general !== undefined || Object.keys(faults).length > 0;
  return sendPage(reply, page, wrong ? 422 : 200);
}

/** The form's key makes a double click one registration; the same key with other content is another request. */
function scopeOf(bureauId: string, key: string, input: PublicRegisterInput): IdempotencyScope {
  const requestHash = createHash('sha256').update(canonicalJson(input)).digest('hex');
  return { bureauId, actorKey: 'portal', key, requestHash };
}

function faultsOf(error: unknown): { faults: FieldFaults; general?: string } | null {
  if (!(error instanceof DomainError)) return null;
  if (error.code === 'idempotency.other-request') return { faults: {}, general: ALREADY };
  if (error.code === 'case.matter-unknown')
    return { faults: { matterId: '这个事项已经停用，请重新选择，或选“不清楚”。' } };
  return null;
}
