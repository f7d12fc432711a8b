/** What an applicant does with a case: supplement, rate, object, withdraw. Each needs the pass of its receipt. */
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createElement } from 'react';
import { v4 as uuid } from 'uuid';
import type { z } from 'zod';
import type { ApplicantCommandName } from '../../contract/case-commands.ts';
import {
  type FieldFaults,
  objectFormSchema,
  rateFormSchema,
  supplementFormSchema,
  type TypedValues,
  withdrawFormSchema,
} from '../../contract/portal.ts';
import { currentRound } from '../../domain/cases/rounds.ts';
import { ACT_NAMES, type ActName, ActPage } from '../../web/portal/act.tsx';
import { canonicalJson } from '../canonical-json.ts';
import { takeOverFiles, waitingFiles } from '../cases/applicant-files.ts';
import { caseErrors } from '../cases/errors.ts';
import { type Executed, executeCommand } from '../cases/execute.ts';
import { progressView } from '../cases/progress.ts';
import type { App, Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { firstBureauId } from '../organisation/first-bureau.ts';
import { caseOfPass, sendFollow, sendProgress } from './follow.ts';
import { check, readFields, readMultipart } from './forms.ts';
import { houseOf, sendPage } from './render.ts';

const SCHEMAS = {
  supplement: supplementFormSchema,
  object: objectFormSchema,
  withdraw: withdrawFormSchema,
} as const satisfies Record<ActName, z.ZodType>;

const TOO_LATE = '隔得太久，请重新填查询码';

export async function actRoutes(app: App, deps: Deps): Promise<void> {
  const config = {
    public: true as const,
    rateLimit: { max: deps.config.RATE_PUBLIC_PER_MINUTE, timeWindow: '1 minute' },
  };

  for (const act of ACT_NAMES) {
    app.get(`/progress/${act}`, { config }, async (request, reply) => {
      const executed = await caseOfPass(request, reply, deps);
      const may = executed && progressView(deps, executed).can.includes(act);
      // Typed into the address bar, or no longer possible: the page that shows what is.
      if (!may) return reply.redirect('/portal/progress', 303);
      return sendAct(deps, reply, executed, act, { values: {}, faults: {}, key: uuid() });
    });

    app.post(`/progress/${act}`, { config }, async (request, reply) => {
      const bureauId = await firstBureauId(deps.pool);
      const { values, key, fileFault } = await readMultipart(request, deps, bureauId, uuid);
      const executed = await caseOfPass(request, reply, deps);
      const written = values.note ?? values.reason ?? '';
      if (!executed) return sendFollow(deps, reply, { general: TOO_LATE, written });
      const checked = check(SCHEMAS[act] as z.ZodType, values);
      const faults = {
        ...(checked.ok ? {} : checked.faults),
        ...(fileFault !== null && { files: fileFault }),
      };
      if (!checked.ok || fileFault !== null)
        return sendAct(deps, reply, executed, act, { values, faults, key });
      const refusal = await command(deps, executed, act, checked.form, key);
      if (refusal !== null)
        return sendAct(deps, reply, executed, act, { values, faults: {}, key, general: refusal });
      await takeOverFiles(deps.pool, { bureauId, formKey: key }, executed.row.id, deps.now());
      return reply.redirect(`/portal/progress?done=${act}`, 303);
    });
  }

  app.post('/progress/rate', { config }, async (request, reply) => rate(request, reply, deps));
}

async function rate(request: FastifyRequest, reply: FastifyReply, deps: Deps): Promise<FastifyReply> {
  const values = readFields(request.body);
  const executed = await caseOfPass(request, reply, deps);
  if (!executed) return sendFollow(deps, reply, { general: TOO_LATE, written: values.reason ?? '' });
  const checked = check(rateFormSchema, values);
  if (!checked.ok) {
    return sendProgress(deps, reply, executed, { rating: { values, faults: checked.faults } });
  }
  const { score, reason } = checked.form;
  const input = { score, reason: reason === '' ? null : reason };
  const refusal = await command(deps, executed, 'rate', input, values.key ?? uuid());
  if (refusal === null) return reply.redirect('/portal/progress?done=rate', 303);
  return sendProgress(deps, reply, executed, { rating: { values, faults: { score: refusal } } });
}

/** Carries out one command; the sentence of the refusal where the rules do not allow it. */
async function command(
  deps: Deps,
  { row }: Executed,
  name: ApplicantCommandName,
  input: unknown,
  key: string,
): Promise<string | null> {
  const requestHash = createHash('sha256').update(canonicalJson({ name, input })).digest('hex');
  try {
    await executeCommand(deps, {
      bureauId: row.bureau_id,
      caseId: row.id,
      // The form's schema has checked that the input fits the command.
      command: { name, input: input as never },
      who: { kind: 'applicant' },
      ifVersion: null,
      scope: { bureauId: row.bureau_id, actorKey: `receipt:${row.id}`, key, requestHash },
    });
    return null;
  } catch (error) {
    const says = error instanceof DomainError ? sentenceOf(error) : null;
    if (says === null) throw error;
    return says;
  }
}

function sentenceOf({ code, meta }: DomainError): string | null {
  const known = Object.entries(caseErrors).find(([name]) => name === code)?.[1];
  if (!known) return null;
  return typeof known.sentence === 'string' ? known.sentence : known.sentence(meta);
}

interface ActAgain {
  readonly values: TypedValues;
  readonly faults: FieldFaults;
  readonly key: string;
  readonly general?: string;
}

async function sendAct(
  deps: Deps,
  reply: FastifyReply,
  { row, world }: Executed,
  act: ActName,
  { values, faults, key, general }: ActAgain,
): Promise<FastifyReply> {
  const page = createElement(ActPage, {
    house: houseOf(world.organisation),
    act,
    formKey: key,
    number: row.number,
    title: row.state.intake.title,
    values,
    faults,
    files: await waitingFiles(deps.pool, { bureauId: row.bureau_id, formKey: key }),
    reopenedWorkingDays: currentRound(row.state).policy.reopenedWorkingDays,
    ...(general !== undefined && { general }),
  });
  const wrong = general !== undefined || Object.keys(faults).length > 0;
  return sendPage(reply, page, wrong ? 422 : 200);
}
