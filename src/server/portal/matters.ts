/** Published matters and desks as the portal shows them. */
import { CATEGORIES, CATEGORY_LABELS } from '../../domain/catalogue/labels.ts';
import { handlingLimit } from '../../domain/catalogue/matter.ts';
import type { Matter } from '../../domain/catalogue/types.ts';
import { postsOfKind, unitById } from '../../domain/organisation/lookup.ts';
import type { ComplainData } from '../../web/portal/complain.tsx';
import type { MatterChoice, MatterLine, MatterPageData } from '../../web/portal/types.ts';
import type { Organisation } from '../organisation/directory.ts';

export function matterLine(organisation: Organisation, matter: Matter): MatterLine {
  return {
    id: matter.id,
    name: matter.name,
    unitName: unitById(organisation.directory, matter.unitId).name,
    categoryLabel: CATEGORY_LABELS[matter.category],
    limit: limitOf(organisation, matter),
  };
}

export function matterPage(organisation: Organisation, matter: Matter): MatterPageData {
  const { bureau, directory } = organisation;
  const unit = unitById(directory, matter.unitId);
  const [desk] = postsOfKind(directory, matter.unitId, 'first-responder');
  const { id, code, name, basis, materials, commonReasons, wayForward } = matter;
  return {
    id,
    code,
    name,
    basis,
    materials,
    commonReasons,
    wayForward,
    categoryLabel: CATEGORY_LABELS[matter.category],
    unitName: unit.name,
    phone: unit.phone || bureau.phone,
    responderPostTitle: desk?.title ?? '',
    promisedWorkingDays: matter.promisedWorkingDays,
    statutoryWorkingDays: matter.statutoryWorkingDays,
    limit: limitOf(organisation, matter),
    isLicence: matter.track === 'licence',
  };
}

/** For the select of the form, by category. */
export function matterChoices(matters: readonly Matter[]): readonly MatterChoice[] {
  return CATEGORIES.map((category) => ({
    label: CATEGORY_LABELS[category],
    matters: matters.filter((matter) => matter.category === category).map(({ id, name }) => ({ id, name })),
  })).filter((choice) => choice.matters.length > 0);
}

/** Who takes complaints: the supervising committee's head, else its first post. @clause 4.2 */
export function complaintDesk({ bureau, directory }: Organisation): ComplainData {
  const unit = [...directory.units.values()].find(
    (one) => one.duty === 'supervision' && one.closedAt === null,
  );
  const posts = [...directory.posts.values()].filter((post) => post.unitId === unit?.id);
  const post = posts.find(({ kind }) => kind === 'first-responder') ?? posts[0];
  return { unitName: unit?.name ?? bureau.name, postTitle: post?.title ?? '值班人员' };
}

function limitOf({ bureau }: Organisation, matter: Matter): string {
  return `${handlingLimit(matter, bureau.policy).workingDays} 个工作日内`;
}
