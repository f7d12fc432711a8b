/** Names and contact data as they go on paper. */

import type { Applicant } from '../../../domain/cases/state.ts';
import { CAPACITY_LABELS, signedAs } from '../../../domain/organisation/labels.ts';
import type { Actor, PersonId } from '../../../domain/organisation/types.ts';
import type { Organisation } from '../../organisation/directory.ts';
import { maskPhone, type Sealer } from '../../sealing.ts';

export function nameOf({ people }: Organisation, personId: PersonId | null): string {
  return personId === null ? '' : (people.get(personId)?.displayName ?? '');
}

/** 某某, 某某（代某某）, or 某某（依次代行） where the post is empty. @clause 2.2 */
export function actorName(organisation: Organisation, actor: Actor): string {
  const name = nameOf(organisation, actor.personId);
  if (actor.onBehalfOf !== null) return signedAs(name, nameOf(organisation, actor.onBehalfOf));
  return actor.capacity === 'holder' ? name : `${name}（${CAPACITY_LABELS[actor.capacity]}）`;
}

/** 单位、姓名. */
export function applicantText({ kind, name, organisation }: Applicant): string {
  if (kind === 'anonymous') return '匿名';
  return [organisation, name].filter((one) => one !== null && one !== '').join('　') || '未留姓名';
}

/** 联系方式: masked, unless the one who prints has given a reason and it was written down. */
export function contactText({ phone, address }: Applicant, sealer: Sealer, full: boolean): string {
  const number = phone === null ? null : sealer.open(phone);
  if (full) return [number, address].filter((one) => one !== null && one !== '').join('　') || '未留联系方式';
  if (number !== null) return maskPhone(number);
  return address ? '未留电话，留有通信地址' : '未留联系方式';
}
