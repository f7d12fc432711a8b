/** Registration by the applicants themselves: the unit is found from the matter, else the office passes it on. */
import type { PublicRegisterInput } from '../../contract/public.ts';
import { unitById } from '../../domain/organisation/lookup.ts';
import type { Directory, UnitId } from '../../domain/organisation/types.ts';
import { handlingUnitsOf } from '../../domain/organisation/units.ts';
import { getCatalogue } from '../catalogue/published.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import type { IdempotencyScope } from '../idempotency.ts';
import { type Registered, registerCase } from './register.ts';
import { currentWorld, type World } from './world.ts';

/**
 * Registers what came over the portal or the open API.
 *
 * @throws DomainError `case.matter-unknown`, `idempotency.other-request`, and the refusals of `register`
 */
export async function registerForApplicant(
  deps: Deps,
  bureauId: string,
  input: PublicRegisterInput,
  scope: IdempotencyScope | null,
): Promise<Registered> {
  const world = await currentWorld(deps, bureauId);
  const unitId = await unitFor(deps, world, input);
  return registerCase(deps, {
    bureauId,
    input: {
      ...input,
      unitId,
      responderPostId: null,
      channel: 'portal',
      receivedAt: null,
      source: null,
      instantAnswer: null,
    },
    who: { kind: 'applicant' },
    scope,
  });
}

/** The unit that the matter belongs to, else the one chosen, else the office, which passes it on. */
async function unitFor(deps: Deps, { organisation }: World, input: PublicRegisterInput): Promise<UnitId> {
  const { directory } = organisation;
  if (input.matterId) {
    const { byId } = await getCatalogue(deps.pool, directory.bureauId, directory.version);
    const matter = byId.get(input.matterId);
    if (!matter) throw new DomainError({ code: 'case.matter-unknown' });
    return matter.unitId;
  }
  if (input.unitId && directory.units.has(input.unitId)) return unitById(directory, input.unitId).id;
  return receivingUnit(directory);
}

function receivingUnit(directory: Directory): UnitId {
  const units = handlingUnitsOf(directory);
  const unit = units.find((one) => one.duty === 'office') ?? units[0];
  if (!unit) throw new DomainError({ code: 'case.unit-not-handling', clause: '2.1b' });
  return unit.id;
}
