import {
  type MatterDto,
  type MatterPageDto,
  type MatterQueryInput,
  matterPageSchema,
  matterParamsSchema,
  matterQuerySchema,
  matterSchema,
} from '../../contract/catalogue.ts';
import { handlingLimit, publishedKey } from '../../domain/catalogue/matter.ts';
import { searchMatters } from '../../domain/catalogue/search.ts';
import type { Matter } from '../../domain/catalogue/types.ts';
import { unitById } from '../../domain/organisation/lookup.ts';
import type { BureauId } from '../../domain/organisation/types.ts';
import type { App, Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { getOrganisation, type Organisation } from '../organisation/directory.ts';
import { decodeCursor, pageOf } from '../pagination.ts';
import { catalogueErrors } from './errors.ts';
import { getCatalogue } from './published.ts';

/** The published catalogue: searched, and one matter whole. @clause 3.1 */
export async function catalogueRoutes(app: App, deps: Deps): Promise<void> {
  app.registerErrors(catalogueErrors);

  app.get(
    '/matters',
    {
      schema: {
        summary: '已公布的事项，按名称、编码或拼音首字母查找',
        querystring: matterQuerySchema,
        response: { 200: matterPageSchema },
      },
    },
    async ({ actor, query }) => matterPage(deps, actor.bureauId, query),
  );

  app.get(
    '/matters/:id',
    { schema: { summary: '一个事项', params: matterParamsSchema, response: { 200: matterSchema } } },
    async ({ actor, params }) => {
      const organisation = await getOrganisation(deps.pool, actor.bureauId);
      const { byId } = await getCatalogue(deps.pool, actor.bureauId, organisation.version);
      const matter = byId.get(params.id);
      if (matter === undefined) throw new DomainError({ code: 'matter.not-found', clause: '3.1' });
      return matterView(organisation, matter);
    },
  );
}

async function matterPage(deps: Deps, bureauId: BureauId, query: MatterQueryInput): Promise<MatterPageDto> {
  const organisation = await getOrganisation(deps.pool, bureauId);
  const { matters } = await getCatalogue(deps.pool, bureauId, organisation.version);
  const after = query.cursor === undefined ? '' : decodeCursor(query.cursor, 'string').key;
  const { q: text, category, unitId, limit } = query;
  const found = searchMatters(matters, { text, category, unitId }).filter(
    (matter) => publishedKey(matter) > after,
  );
  return pageOf(
    found,
    limit,
    (matter) => ({ key: publishedKey(matter), id: matter.id }),
    (matter) => matterView(organisation, matter),
  );
}

function matterView({ bureau, directory }: Organisation, matter: Matter): MatterDto {
  const { bureauId: _bureauId, status: _status, unitId, basis, materials, commonReasons, ...rest } = matter;
  return {
    ...rest,
    unit: { id: unitId, name: unitById(directory, unitId).name },
    basis: [...basis],
    handling: handlingLimit(matter, bureau.policy),
    materials: [...materials],
    commonReasons: [...commonReasons],
  };
}
