import { publishedKey } from '../../../domain/catalogue/matter.ts';
import type { Matter } from '../../../domain/catalogue/types.ts';
import { MATTER_GROUPS } from './matters/index.ts';
import type { TemplateDraft } from './rows.ts';

/** The template's catalogue as matters of the first version, in published order. */
export function composeMatters(
  bureauId: string,
  draft: TemplateDraft,
  newId: () => string,
): readonly Matter[] {
  const matters = MATTER_GROUPS.flatMap((group) =>
    group.matters.map((template): Matter => {
      const track = template.track ?? group.track;
      return {
        id: newId(),
        bureauId,
        version: 1,
        code: template.code,
        category: group.category,
        track,
        name: template.name,
        unitId: draft.unitId(template.unit),
        basis: template.basis,
        statutoryWorkingDays: template.statutory,
        promisedWorkingDays: template.promised,
        materials: template.materials,
        commonReasons: template.reasons,
        wayForward: template.wayForward,
        status: 'published',
      };
    }),
  );
  return matters.toSorted((a, b) => (publishedKey(a) < publishedKey(b) ? -1 : 1));
}
