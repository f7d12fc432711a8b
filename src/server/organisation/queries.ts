/** What people see of the organisation: pickers, and who is at which level now. */
import type {
  ChainDto,
  ChainLevelDto,
  OrganisationDto,
  PostDto,
  UnitDto,
} from '../../contract/organisation.ts';
import { candidatesFor, holderOf, isAbsent } from '../../domain/organisation/acting.ts';
import { chainOf, superiorChainOf } from '../../domain/organisation/chain.ts';
import { LEVEL_LABELS } from '../../domain/organisation/labels.ts';
import { postById } from '../../domain/organisation/lookup.ts';
import type { ChainLevel, PersonId, Post, PostId, Unit, UnitId } from '../../domain/organisation/types.ts';
import { isHandlingUnit } from '../../domain/organisation/units.ts';
import type { Instant } from '../../domain/time.ts';
import { DomainError } from '../errors.ts';
import type { Organisation } from './directory.ts';

export function organisationView(organisation: Organisation, now: Instant): OrganisationDto {
  const { bureau, directory, version } = organisation;
  const { id, name, shortName, phone, complaintPhone } = bureau;
  return {
    bureau: { id, name, shortName, phone, complaintPhone },
    version,
    units: [...directory.units.values()].map((unit) => unitView(organisation, unit)),
    posts: [...directory.posts.values()].map((post) => postView(organisation, post, now)),
  };
}

/**
 * Who is at levels 2–4 for a unit's cases now.
 *
 * @clause 2.2
 * @throws DomainError `unit.not-found`
 */
export function chainView(organisation: Organisation, unitId: UnitId, now: Instant): ChainDto {
  const { bureau, directory } = organisation;
  const unit = directory.units.get(unitId);
  if (unit === undefined || unit.kind === 'work-group') throw new DomainError({ code: 'unit.not-found' });
  const chain = chainOf(directory, unitId, bureau.policy);
  const superior = superiorChainOf(directory, unitId);
  const level = (number: ChainLevel, postId: PostId | null) => levelView(organisation, number, postId, now);
  return {
    unit: { id: unit.id, name: unit.name },
    levels: [level(2, chain[2]), level(3, chain[3]), level(4, chain[4])],
    superior: superior === null ? [] : [level(3, superior[3]), level(4, superior[4])],
  };
}

/** What people are called; an id that is not (or no longer) known still reads as somebody. */
export function nameOf(organisation: Organisation, personId: PersonId): string {
  return organisation.people.get(personId)?.displayName ?? '（已不在册）';
}

function unitView({ directory }: Organisation, unit: Unit): UnitDto {
  const { id, parentId, kind, name, duty, phone, closedAt, successorUnitId } = unit;
  const takesCases = isHandlingUnit(directory, unit);
  return { id, parentId, kind, name, duty, phone, takesCases, closedAt, successorUnitId };
}

function postView(organisation: Organisation, post: Post, now: Instant): PostDto {
  const { id, unitId, kind, title, deputyPostId } = post;
  const holder = holderOf(organisation.directory, id, now);
  return {
    id,
    unitId,
    kind,
    title,
    holder: holder === null ? null : { id: holder, name: nameOf(organisation, holder) },
    holderAbsent: holder !== null && isAbsent(organisation.directory, holder, now),
    deputyPostId,
  };
}

function levelView(
  organisation: Organisation,
  level: ChainLevel,
  postId: PostId | null,
  now: Instant,
): ChainLevelDto {
  const label = LEVEL_LABELS[level];
  if (postId === null) return { level, label, post: null, acting: [] };
  const { directory } = organisation;
  const acting = candidatesFor(directory, postId, now).map(({ personId, capacity, onBehalfOf }) => ({
    personId,
    name: nameOf(organisation, personId),
    capacity,
    onBehalfOf: onBehalfOf === null ? null : nameOf(organisation, onBehalfOf),
  }));
  return { level, label, post: { id: postId, title: postById(directory, postId).title }, acting };
}
