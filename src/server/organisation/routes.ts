import { z } from 'zod';
import {
  chainQuerySchema,
  chainSchema,
  delegationInputSchema,
  delegationParamsSchema,
  delegationSchema,
  delegationsSchema,
  organisationSchema,
} from '../../contract/organisation.ts';
import type { App, Deps } from '../deps.ts';
import { endDelegation, giveDelegation, ownDelegations } from './delegations.ts';
import { getOrganisation } from './directory.ts';
import { organisationErrors } from './errors.ts';
import { chainView, organisationView } from './queries.ts';

/** The organisation for pickers, who is at which level now, and one's own delegations. */
export async function organisationRoutes(app: App, deps: Deps): Promise<void> {
  app.registerErrors(organisationErrors);

  app.get(
    '/organisation',
    { schema: { summary: '机构、岗位与在岗人员', response: { 200: organisationSchema } } },
    async ({ actor }) => organisationView(await getOrganisation(deps.pool, actor.bureauId), deps.now()),
  );

  app.get(
    '/organisation/chain',
    {
      schema: {
        summary: '某科室或单位的责任链条，现在谁在办',
        querystring: chainQuerySchema,
        response: { 200: chainSchema },
      },
    },
    async ({ actor, query }) =>
      chainView(await getOrganisation(deps.pool, actor.bureauId), query.unitId, deps.now()),
  );

  app.get(
    '/delegations',
    { schema: { summary: '我给出和收到的代理授权', response: { 200: delegationsSchema } } },
    async ({ actor }) => ownDelegations(deps.pool, actor, deps.now()),
  );

  app.post(
    '/delegations',
    {
      schema: {
        summary: '授权他人代理自己的岗位',
        body: delegationInputSchema,
        response: { 201: delegationSchema },
      },
    },
    async ({ actor, body }, reply) =>
      reply.code(201).send(await giveDelegation(deps.pool, actor, body, deps.now())),
  );

  app.delete(
    '/delegations/:id',
    { schema: { summary: '提前结束授权', params: delegationParamsSchema, response: { 204: z.undefined() } } },
    async ({ actor, params }, reply) => {
      await endDelegation(deps.pool, actor, params.id, deps.now());
      return reply.code(204).send();
    },
  );
}
