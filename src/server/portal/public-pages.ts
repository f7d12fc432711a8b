/** Pages for everybody: home, the published list, one matter, how it works, whom to call. @clause 3.1 */
import type { FastifyReply } from 'fastify';
import { createElement } from 'react';
import { z } from 'zod';
import { planChart } from '../../domain/cases/flow-chart-plan.ts';
import { TRANSITIONS } from '../../domain/cases/transitions.ts';
import { CATEGORIES, CATEGORY_LABELS } from '../../domain/catalogue/labels.ts';
import { searchMatters } from '../../domain/catalogue/search.ts';
import { ComplainPage } from '../../web/portal/complain.tsx';
import { HomePage } from '../../web/portal/home.tsx';
import { HowPage } from '../../web/portal/how.tsx';
import { MatterPage } from '../../web/portal/matter.tsx';
import { MattersPage } from '../../web/portal/matters.tsx';
import type { App, Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { describeChart } from '../flow-chart/description.ts';
import { complaintDesk, matterLine, matterPage } from './matters.ts';
import { houseOf, sendPage } from './render.ts';
import { portalCatalogue, portalOrganisation } from './world.ts';

const searchSchema = z.object({
  q: z.string().trim().max(100).catch(''),
  category: z.enum(CATEGORIES).or(z.literal('')).catch(''),
});
const idSchema = z.uuid();

export async function publicPages(app: App, deps: Deps): Promise<void> {
  const config = { public: true as const };
  // A newly published version is seen at once.
  const shared = (reply: FastifyReply) => reply.header('cache-control', 'no-cache');

  app.get('/', { config }, async (_request, reply) => {
    const organisation = await portalOrganisation(deps);
    const { matters } = await portalCatalogue(deps, organisation);
    const categories = CATEGORIES.map((id) => ({
      id,
      label: CATEGORY_LABELS[id],
      count: matters.filter(({ category }) => category === id).length,
    })).filter(({ count }) => count > 0);
    return sendPage(shared(reply), createElement(HomePage, { house: houseOf(organisation), categories }));
  });

  app.get('/matters', { config }, async (request, reply) => {
    const organisation = await portalOrganisation(deps);
    const { matters } = await portalCatalogue(deps, organisation);
    const { q, category } = searchSchema.parse(request.query);
    const found = searchMatters(matters, { text: q, category: category || undefined });
    const page = createElement(MattersPage, {
      house: houseOf(organisation),
      text: q,
      category,
      categories: CATEGORIES.map((id) => ({ id, label: CATEGORY_LABELS[id] })),
      matters: found.map((matter) => matterLine(organisation, matter)),
    });
    return sendPage(shared(reply), page);
  });

  app.get<{ Params: { id: string } }>('/matters/:id', { config }, async (request, reply) => {
    const organisation = await portalOrganisation(deps);
    const { byId } = await portalCatalogue(deps, organisation);
    const matter = idSchema.safeParse(request.params.id).success ? byId.get(request.params.id) : undefined;
    if (!matter) throw new DomainError({ code: 'matter.not-found', clause: '3.1' });
    const page = { house: houseOf(organisation), matter: matterPage(organisation, matter) };
    return sendPage(shared(reply), createElement(MatterPage, page));
  });

  app.get('/how', { config }, async (_request, reply) => {
    const organisation = await portalOrganisation(deps);
    const page = createElement(HowPage, {
      house: houseOf(organisation),
      replyWorkingDays: organisation.bureau.policy.replyWorkingDays,
      chartInWords: describeChart('plan', planChart(TRANSITIONS)),
    });
    return sendPage(shared(reply), page);
  });

  app.get('/complain', { config }, async (_request, reply) => {
    const organisation = await portalOrganisation(deps);
    const page = { house: houseOf(organisation), ...complaintDesk(organisation) };
    return sendPage(shared(reply), createElement(ComplainPage, page));
  });
}
