/** What the columns of a table mean: chosen by a person, remembered from the last time, or guessed. */
import { type ImportDefaults, importDefaultsSchema, type RemapInput } from '../../contract/imports.ts';
import { isHandlingUnit } from '../../domain/organisation/units.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import type { Surroundings } from './check-table.ts';
import { rememberedMapping } from './mapping-store.ts';
import { guessFor, headingFingerprint, type Settings, type Table, wholeMapping } from './table.ts';

/** @throws DomainError `import.column-unknown`, `import.unit-unknown`, `import.matter-unknown` for what a person chose */
export async function settingsFor(
  deps: Deps,
  bureauId: string,
  table: Table,
  chosen: RemapInput | null,
  surroundings: Surroundings,
): Promise<Settings> {
  const header = headingFingerprint(table.headings);
  const guessed = guessFor(table);
  const base = {
    sheet: table.sheet.name,
    sheets: table.sheet.names,
    headingRow: table.headingRow,
    header: header.toString('hex'),
    guessed,
  };
  if (chosen) {
    const { unitId, matterId } = chosen.defaults;
    if (unitId !== null && !takesCases(unitId, surroundings))
      throw new DomainError({ code: 'import.unit-unknown' });
    if (matterId !== null && !surroundings.catalogue.byId.has(matterId)) {
      throw new DomainError({ code: 'import.matter-unknown' });
    }
    return {
      ...base,
      mapping: wholeMapping(table, chosen.mapping),
      mappedBy: 'person',
      defaults: chosen.defaults,
    };
  }
  const remembered = await rememberedMapping(deps.pool, bureauId, table.kind, header);
  if (!remembered)
    return { ...base, mapping: guessed, mappedBy: 'guessed', defaults: importDefaultsSchema.parse({}) };
  return {
    ...base,
    mapping: wholeMapping(table, remembered.mapping),
    mappedBy: 'remembered',
    defaults: stillValid(remembered.defaults, surroundings),
  };
}

/** A unit that was closed, or a matter that was withdrawn since, is not chosen any more. */
function stillValid(defaults: ImportDefaults, surroundings: Surroundings): ImportDefaults {
  const { unitId, matterId } = defaults;
  return {
    ...defaults,
    unitId: unitId !== null && takesCases(unitId, surroundings) ? unitId : null,
    matterId: matterId !== null && surroundings.catalogue.byId.has(matterId) ? matterId : null,
  };
}

function takesCases(unitId: string, { world }: Surroundings): boolean {
  const { directory } = world.organisation;
  const unit = directory.units.get(unitId);
  return unit !== undefined && isHandlingUnit(directory, unit);
}
