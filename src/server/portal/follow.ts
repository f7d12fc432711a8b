/** 查进度: code and phone tail or PIN give a pass; the pass shows the case and the receipt. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createElement } from 'react';
import { v4 as uuid } from 'uuid';
import { type FieldFaults, followFormSchema, type TypedValues } from '../../contract/portal.ts';
import { FollowPage } from '../../web/portal/follow.tsx';
import { ProgressPage } from '../../web/portal/progress.tsx';
import { ReceiptPage } from '../../web/portal/receipt.tsx';
import { type Executed, visibleCase } from '../cases/execute.ts';
import { caseByReceipt } from '../cases/receipt-key.ts';
import type { App, Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { check, readFields } from './forms.ts';
import { givePass, readPass, takePass } from './pass.ts';
import { progressData, receiptData } from './plain-progress.ts';
import { houseOf, sendPage } from './render.ts';
import { portalOrganisation } from './world.ts';

const UNKNOWN = '查询码，或电话后四位、查询密码不正确，请对照回执再填';

/** What has been done, said on the page that follows. */
const DONE: Readonly<Record<string, string>> = {
  supplement: '补充材料已收到，马上转给首问责任人。',
  rate: '评价已收到，谢谢您。',
  object: '已重新办理，编号和查询码不变。',
  withdraw: '已撤回，我们不再办理这件事。',
};

export async function followRoutes(app: App, deps: Deps): Promise<void> {
  const config = {
    public: true as const,
    rateLimit: { max: deps.config.RATE_PUBLIC_PER_MINUTE, timeWindow: '1 minute' },
  };

  app.get<{ Querystring: { done?: string } }>('/progress', { config }, async (request, reply) => {
    const executed = await caseOfPass(request, reply, deps);
    if (!executed) return sendFollow(deps, reply, {});
    return sendProgress(deps, reply, executed, { done: DONE[request.query.done ?? ''] ?? null });
  });

  app.post('/progress', { config }, async (request, reply) => {
    const values = readFields(request.body);
    const checked = check(followFormSchema, values);
    if (!checked.ok) return sendFollow(deps, reply, { values, faults: checked.faults });
    const executed = await find(deps, checked.form);
    if (!executed) return sendFollow(deps, reply, { values, general: UNKNOWN });
    givePass(reply, deps, { bureauId: executed.row.bureau_id, caseId: executed.row.id });
    return reply.redirect('/portal/progress', 303);
  });

  app.get('/receipt', { config }, async (request, reply) => {
    const executed = await caseOfPass(request, reply, deps);
    if (!executed) return reply.redirect('/portal/progress', 303);
    const base = deps.config.PUBLIC_URL ?? `${request.protocol}://${request.host}`;
    const receipt = await receiptData(deps, executed, base);
    return sendPage(
      reply,
      createElement(ReceiptPage, { house: houseOf(executed.world.organisation), receipt }),
    );
  });

  app.post('/leave', { config }, async (_request, reply) => {
    takePass(reply);
    return reply.redirect('/portal/progress', 303);
  });
}

/** Digits may be the phone's tail or the PIN: four of them are tried as both, and what fails took as long as both. */
async function find(deps: Deps, form: { code: string; secret: string }): Promise<Executed | null> {
  const { code, secret } = form;
  const tries = [...(secret.length === 4 ? [{ code, phoneTail: secret }] : []), { code, pin: secret }];
  for (const query of tries) {
    try {
      return await caseByReceipt(deps, query);
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'case.code-unknown')) throw error;
    }
  }
  return null;
}

/** The case of the pass that the request carries, the pass renewed; null without a valid one. */
export async function caseOfPass(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: Deps,
): Promise<Executed | null> {
  const pass = readPass(request, deps);
  if (!pass) return null;
  givePass(reply, deps, pass);
  return visibleCase(deps, pass.bureauId, pass.caseId, { kind: 'applicant' });
}

interface FollowAgain {
  readonly values?: TypedValues;
  readonly faults?: FieldFaults;
  readonly general?: string;
  readonly written?: string;
}

export async function sendFollow(
  deps: Deps,
  reply: FastifyReply,
  { values = {}, faults = {}, general, written }: FollowAgain,
): Promise<FastifyReply> {
  const page = createElement(FollowPage, {
    house: houseOf(await portalOrganisation(deps)),
    // The digits are not sent back.
    values: { code: values.code ?? '' },
    faults,
    ...(general !== undefined && { general }),
    ...(written !== undefined && { written }),
  });
  const wrong = general !== undefined || Object.keys(faults).length > 0;
  return sendPage(reply, page, wrong ? 422 : 200);
}

interface ProgressExtras {
  readonly done?: string | null;
  readonly rating?: { readonly values: TypedValues; readonly faults: FieldFaults };
}

export async function sendProgress(
  deps: Deps,
  reply: FastifyReply,
  executed: Executed,
  { done = null, rating = { values: {}, faults: {} } }: ProgressExtras,
): Promise<FastifyReply> {
  const page = createElement(ProgressPage, {
    house: houseOf(executed.world.organisation),
    formKey: uuid(),
    done,
    rating,
    ...(await progressData(deps, executed)),
  });
  return sendPage(reply, page, Object.keys(rating.faults).length > 0 ? 422 : 200);
}
