/** Requests as they come in: at a desk or through the portal, of every kind, channel and track. */
import type { Theme } from './choice.ts';
import type { Dice } from './dice.ts';
import { words } from './texts.ts';
import type { Call, World } from './world.ts';

const CHANNELS = ['window', 'phone', 'letter', 'visit', 'portal', 'assigned', 'hotline'];

export interface Registration {
  /** Null: the applicant themselves. */
  readonly personId: string | null;
  readonly call: Call;
  readonly tail: string;
}

/** @param theme where the case is meant to go: some ways are open only in some units */
export function registration(dice: Dice, world: World, theme: Theme): Registration {
  const { facts, now } = world;
  const units = unitsFor(theme, facts, dice);
  const matter = units === null && dice.chance(0.75) ? matterOf(dice, world) : undefined;
  const unitId = matter?.unit_id ?? dice.pick(units ?? facts.handlingUnits) ?? '';
  const tail = String(1000 + dice.nat(9000));
  const anonymous = dice.chance(0.1);
  const kind = dice.chance(0.4) ? 'consultation' : 'request';
  const applicant = {
    kind: anonymous ? 'anonymous' : dice.pick(['person', 'enterprise']),
    name: anonymous ? null : '申请人',
    phone: `0377-0000${tail}`,
  };
  const common = { matterId: matter?.id ?? null, kind, applicant, title: words(dice), detail: words(dice) };
  const headers = { 'idempotency-key': world.newKey() };
  const [desk] = facts.desks(unitId).flatMap((post) => facts.holder(post, now) ?? []);
  if (desk === undefined || dice.chance(0.25)) {
    const body = { ...common, unitId };
    return { personId: null, tail, call: { method: 'POST', path: '/api/v1/public/cases', body, headers } };
  }
  // An order of the hotline is closed by a document of its own.
  const channel = theme === 'top' && dice.chance(0.4) ? 'hotline' : dice.pick(CHANNELS);
  const body = {
    ...common,
    unitId,
    channel,
    ...((channel === 'hotline' || channel === 'assigned') && { source: { number: `交办${tail}` } }),
    ...(kind === 'consultation' && dice.chance(0.05) && { instantAnswer: words(dice) }),
  };
  return { personId: desk, tail, call: { method: 'POST', path: '/api/v1/cases', body, headers } };
}

/** Null: anywhere. */
function unitsFor(theme: Theme, facts: World['facts'], dice: Dice): readonly string[] | null {
  if (theme === 'deserted') return facts.unsteadyUnits;
  const below = theme === 'top' && dice.chance(0.65);
  return below ? facts.handlingUnits.filter((unit) => facts.superiorOf(unit) !== null) : null;
}

/** Licences are a track of their own and come more often than their share of the catalogue. */
function matterOf(dice: Dice, { matters }: World) {
  const licences = matters.filter((matter) => matter.track === 'licence');
  return dice.pick(dice.chance(0.25) ? licences : matters);
}
