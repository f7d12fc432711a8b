/** Over which ways a notice leaves the house, and when: a person's own choice within the house's rules. */
import { businessStretches } from '../calendar/business-hours.ts';
import type { Calendar } from '../calendar/types.ts';
import { addMinutes, type Instant, localDateOf } from '../time.ts';
import type { DeliveryChannel, Notice, Urgency } from './types.ts';

export interface Preference {
  /** Null: no mail reaches this person. */
  readonly mailAddress: string | null;
  /** Merged into a digest, each at once, or none. What is red always goes at once. */
  readonly mail: 'off' | 'digest' | 'each';
  /** Short messages to the phone in the organisation's list: none, only what is red, or all. */
  readonly sms: 'off' | 'red' | 'all';
  /** Keep what is not red for business hours. */
  readonly quietHours: boolean;
}

export const DEFAULT_PREFERENCE: Preference = {
  mailAddress: null,
  mail: 'digest',
  sms: 'red',
  quietHours: true,
};

/** What this installation can send over at all. */
export interface Equipment {
  readonly mail: boolean;
  readonly sms: boolean;
  /** Minutes in which mails to one person are merged. */
  readonly digestMinutes: number;
}

export interface Dispatch {
  readonly channel: DeliveryChannel;
  readonly notBefore: Instant;
  /** Waits for business hours. */
  readonly quiet: boolean;
}

/**
 * The ways of a notice to a person of the house. The workbench's inbox has it in any case. `hasPhone`: the number
 * can take a short message.
 */
export function dispatchesTo(
  { urgency }: Pick<Notice, 'urgency'>,
  preference: Preference,
  equipment: Equipment,
  hasPhone: boolean,
  at: Instant,
): readonly Dispatch[] {
  const red = urgency === 'red';
  const quiet = !red && preference.quietHours;
  const dispatches: Dispatch[] = [];
  if (equipment.mail && preference.mailAddress !== null && preference.mail !== 'off') {
    const merged = preference.mail === 'digest' && !red;
    const notBefore = merged ? addMinutes(at, equipment.digestMinutes) : at;
    dispatches.push({ channel: 'mail', notBefore, quiet });
  }
  if (equipment.sms && hasPhone && (preference.sms === 'all' || (preference.sms === 'red' && red))) {
    dispatches.push({ channel: 'sms', notBefore: at, quiet });
  }
  return dispatches;
}

/** The applicant has one way, their phone; what they are told waits for nothing. */
export function dispatchesToApplicant(
  equipment: Equipment,
  hasPhone: boolean,
  at: Instant,
): readonly Dispatch[] {
  return equipment.sms && hasPhone ? [{ channel: 'sms', notBefore: at, quiet: false }] : [];
}

/** Whether a robot posts a notice: those of its unit's people, or of everybody where it names no unit. */
export function robotPosts(
  robot: { readonly unitId: string | null; readonly least: Urgency },
  urgency: Urgency,
  unitsOfRecipient: readonly string[],
): boolean {
  const weighs = robot.least === 'plain' || urgency === 'red';
  return weighs && (robot.unitId === null || unitsOfRecipient.includes(robot.unitId));
}

/** Outside business hours, on days off all day: then nothing but what is red goes out to people of the house. */
export function isQuiet(calendar: Calendar, now: Instant): boolean {
  const stretches = businessStretches(calendar, localDateOf(now));
  return !stretches.some(({ from, to }) => from <= now && now < to);
}

/** A mobile number of the mainland; nothing else takes a short message. */
export function takesMessages(phone: string): boolean {
  return /^(?:\+?86)?1\d{10}$/.test(phone.replace(/[\s\-()]/g, ''));
}
