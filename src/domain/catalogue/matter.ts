/** The published list of matters: its order, its limits, and what a matter must say before it is published. */
import type { Policy } from '../policy.ts';
import { CATEGORIES } from './labels.ts';
import type { Matter } from './types.ts';

/** Written as the only material of a matter for which an applicant needs to bring nothing. */
export const NO_MATERIALS = '无需提交材料';

/**
 * The list that lobby screen, portal and workbench show: published matters, by category in the plan's order,
 * then by code.
 *
 * @clause 3.1
 */
export function publishedMatters(matters: readonly Matter[]): readonly Matter[] {
  return matters.filter((matter) => matter.status === 'published').sort(inPublishedOrder);
}

/** Codes are unique in a bureau, so no two keys are equal. */
function inPublishedOrder(a: Matter, b: Matter): number {
  return publishedKey(a) < publishedKey(b) ? -1 : 1;
}

/** Text that sorts matters as the published list does: the category's place in the plan, then the code. */
export function publishedKey(matter: Pick<Matter, 'category' | 'code'>): string {
  return `${CATEGORIES.indexOf(matter.category)}-${matter.code}`;
}

export interface HandlingLimit {
  readonly workingDays: number;
  /** Where the limit comes from: promised publicly, set by law, or the bureau's own rule. */
  readonly source: 'promised' | 'statutory' | 'policy';
}

/**
 * Working days within which a case of this matter is handled: what is promised publicly, else what the law
 * sets, else the bureau's rule. Without a matter the bureau's rule holds.
 *
 * @clause 2.1b
 */
export function handlingLimit(
  matter: Pick<Matter, 'promisedWorkingDays' | 'statutoryWorkingDays'> | null,
  policy: Pick<Policy, 'handlingWorkingDays'>,
): HandlingLimit {
  const promised = matter?.promisedWorkingDays ?? null;
  if (promised !== null) return { workingDays: promised, source: 'promised' };
  const statutory = matter?.statutoryWorkingDays ?? null;
  if (statutory !== null) return { workingDays: statutory, source: 'statutory' };
  return { workingDays: policy.handlingWorkingDays, source: 'policy' };
}

export type MatterFault =
  | 'name-missing'
  | 'code-missing'
  | 'materials-missing'
  | 'reasons-missing'
  | 'way-forward-missing'
  | 'basis-missing'
  | 'limit-not-positive'
  | 'promise-exceeds-law';

/**
 * What a matter still lacks before it may be published, all of it at once. Materials are complete or say that
 * none are needed, because the one-time notice is written from them; common reasons and a way forward, because
 * nobody is told no without one; a licence names its legal basis; a promise may not exceed the statutory limit.
 *
 * @clause 2.1b
 * @clause 3.1
 */
export function matterFaults(
  matter: Omit<Matter, 'id' | 'bureauId' | 'version' | 'status'>,
): readonly MatterFault[] {
  const { promisedWorkingDays: promised, statutoryWorkingDays: statutory } = matter;
  const faults: readonly (readonly [MatterFault, boolean])[] = [
    ['name-missing', isBlank(matter.name)],
    ['code-missing', isBlank(matter.code)],
    ['materials-missing', matter.materials.every(isBlank)],
    ['reasons-missing', matter.commonReasons.every(isBlank)],
    ['way-forward-missing', isBlank(matter.wayForward)],
    ['basis-missing', matter.track === 'licence' && matter.basis.every(isBlank)],
    ['limit-not-positive', isUnderOneDay(promised) || isUnderOneDay(statutory)],
    ['promise-exceeds-law', promised !== null && statutory !== null && promised > statutory],
  ];
  return faults.filter(([, found]) => found).map(([fault]) => fault);
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

function isUnderOneDay(workingDays: number | null): boolean {
  return workingDays !== null && !(Number.isInteger(workingDays) && workingDays >= 1);
}
