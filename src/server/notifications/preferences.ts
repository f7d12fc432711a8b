/** How one wants to be told. */
import type { PreferenceDto, PreferenceInput } from '../../contract/notifications.ts';
import { DEFAULT_PREFERENCE, takesMessages } from '../../domain/notifications/preferences.ts';
import type { BureauId, PersonId } from '../../domain/organisation/types.ts';
import type { Deps } from '../deps.ts';
import { getOrganisation } from '../organisation/directory.ts';
import { maskPhone } from '../sealing.ts';
import { equipmentOf } from './equipment.ts';
import { readPreferences, savePreference } from './settings-store.ts';

interface Owner {
  readonly bureauId: BureauId;
  readonly personId: PersonId;
}

export async function preferenceOf(deps: Deps, { bureauId, personId }: Owner): Promise<PreferenceDto> {
  const chosen = await readPreferences(deps.pool, bureauId, [personId]);
  const { people } = await getOrganisation(deps.pool, bureauId);
  const phone = people.get(personId)?.phone ?? '';
  return {
    ...(chosen.get(personId) ?? DEFAULT_PREFERENCE),
    available: {
      ...equipmentOf(deps.config),
      phone: takesMessages(phone) ? maskPhone(phone) : null,
    },
  };
}

export async function choosePreference(
  deps: Deps,
  owner: Owner,
  input: PreferenceInput,
): Promise<PreferenceDto> {
  await savePreference(deps.pool, owner.bureauId, owner.personId, input, deps.now());
  return preferenceOf(deps, owner);
}
