/** What may be posted to `/api/v1/cases/{id}/{command}`: one schema a command, the same names as in the domain. */
import { z } from 'zod';
import type { CommandInputs, CommandName } from '../domain/cases/command-inputs.ts';
import type { Delivery, StatutoryDocument } from '../domain/cases/state.ts';
import { REASON_KINDS } from '../domain/cases/vocabulary.ts';

export const SHORT_TEXT = 200;
export const LONG_TEXT = 4000;

const text = (max = LONG_TEXT) => z.string().trim().min(1).max(max);
const optionalText = (max = LONG_TEXT) => z.string().trim().max(max).default('');
const id = z.uuid();
const day = z.iso.date();
const instant = z.iso.datetime({ offset: true }).transform((at) => new Date(at).toISOString());
const phone = z
  .string()
  .trim()
  .regex(/^[0-9+\-() ]{5,30}$/, '请填写正确的电话号码。');

export const deliverySchema: z.ZodType<Delivery, unknown> = z.discriminatedUnion('method', [
  z.object({
    method: z.literal('phone'),
    number: phone,
    calledAt: instant,
    answeredBy: text(SHORT_TEXT),
    said: text(),
    applicantWords: text(),
  }),
  z.object({
    method: z.literal('written'),
    form: z.enum(['letter', 'message', 'served']),
    sentAt: instant,
    reference: text(SHORT_TEXT),
  }),
  z.object({ method: z.enum(['deposit', 'on-the-spot']) }),
]);

export const documentSchema: z.ZodType<StatutoryDocument, unknown> = z.object({
  number: text(SHORT_TEXT),
  reason: text(),
  basis: text(),
  remedies: text(),
  served: text(SHORT_TEXT),
  servedAt: instant,
});

const applicantViewSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stated'), text: text() }),
  z.object({ kind: z.enum(['declined', 'unreachable', 'anonymous']) }),
]);

const note = z.object({ note: optionalText() });
const requiredNote = z.object({ note: text() });
const reason = z.object({ reason: text() });
const opinion = z.object({ opinion: text() });
const nothing = z.object({});
const placement = z.object({ unitId: id, responderPostId: id });
const judgement = z.enum(['unsure', 'infeasible']);

export const commandSchemas = {
  'inform-once': z.object({ materials: z.array(text(SHORT_TEXT)).min(1).max(50), note: optionalText() }),
  supplement: requiredNote,
  'record-progress': z.object({ note: text(), contactedApplicant: z.boolean().default(false) }),
  'record-attempt': z.object({ number: phone.nullable(), attemptedAt: instant, note: optionalText() }),
  'tell-applicant': z.object({ text: text(), delivery: deliverySchema }),
  complete: z.object({
    outcome: z.enum(['done', 'informed']),
    text: text(),
    delivery: deliverySchema,
    document: documentSchema.nullable().default(null),
  }),
  'propose-refusal': z.object({
    reasonKind: z.enum(REASON_KINDS),
    reason: text(),
    articles: z.array(text(SHORT_TEXT)).max(20).default([]),
    tried: text(),
    wayForward: text(),
    applicantView: applicantViewSchema,
    whatIsNew: text().nullable().default(null),
  }),
  'ask-guidance': z.object({ question: text() }),
  'withdraw-proposal': z.object({ reason: optionalText() }),
  'interim-answer': z.object({ text: text(), untilOn: day }),
  'ask-withdrawal': reason,
  reply: z.object({ text: text(), reason: text(), wayForward: text(), delivery: deliverySchema }),
  'issue-document': z.object({
    text: text(),
    wayForward: text(),
    delivery: deliverySchema,
    document: documentSchema,
  }),
  'hand-over': z.object({ toUnitId: id, reason: text() }),
  'answer-hand-over': z.object({
    accept: z.boolean(),
    responderPostId: id.nullable().default(null),
    note: optionalText(),
  }),
  'settle-hand-over': placement.extend({ note: optionalText() }),
  coordinate: z.object({
    id,
    askedUnitId: id.nullable().default(null),
    askedOutside: text(SHORT_TEXT).nullable().default(null),
    question: text(),
  }),
  'answer-coordination': z.object({ id, resolved: z.boolean(), text: text() }),
  'request-referral': z.object({ receiver: text(SHORT_TEXT), basis: text() }),
  'decide-referral': z.object({ approve: z.boolean(), note: optionalText() }),
  'record-referral-result': z.object({
    accepted: z.boolean(),
    reference: text(SHORT_TEXT),
    text: text(),
    delivery: deliverySchema,
  }),
  lapse: note,
  'decide-withdrawal': z.object({ confirm: z.boolean(), callRecord: text() }),
  'assign-responder': z.object({ postId: id, reason: text() }),
  feasible: z.object({ opinion: text(), instructions: text(), dueOn: day }),
  'answer-directly': z.object({ text: text(), dueOn: day, delivery: deliverySchema }),
  'pass-up': z.object({ judgement, opinion: text() }),
  'send-back': z.object({ missing: text() }),
  'mark-specific': nothing,
  'state-change': z.object({ text: text() }),
  'review-law': opinion,
  instruct: z.object({ instructions: text(), dueOn: day }),
  assign: placement.extend({ instructions: text() }),
  'demand-refusal': opinion,
  'approve-refusal': opinion,
  'revoke-approval': reason,
  'call-in': reason,
  'late-opinion': z.object({ level: z.union([z.literal(2), z.literal(3), z.literal(4)]), opinion: text() }),
  recuse: z.object({ personId: id.nullable().default(null), reason: text() }),
  'extend-reply': z.object({ workingDays: z.int().min(1).max(30), reason: text() }),
  'open-consultation': z.object({ id, participants: z.array(id).min(1).max(30), topic: text() }),
  'give-opinion': z.object({ id, text: text() }),
  'conclude-consultation': z.object({ id, text: text() }),
  urge: note,
  'confirm-stand-in': z.object({ personId: id }),
  'skip-level': requiredNote,
  'enter-paper-decision': z.object({
    result: z.enum(['feasible', 'passed-up', 'approved']),
    opinion: text(),
    judgement: judgement.nullable().default(null),
    dueOn: day.nullable().default(null),
    scanId: id.nullable().default(null),
  }),
  'answer-paper-decision': z.object({ confirm: z.boolean(), note: optionalText() }),
  supervise: requiredNote,
  reopen: reason,
  withdraw: reason,
  rate: z.object({
    score: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
    reason: text(SHORT_TEXT).nullable().default(null),
  }),
  object: reason,
  'escalate-overdue': nothing,
  close: nothing,
  'move-to-successor': placement,
} as const satisfies { readonly [N in CommandName]: z.ZodType<CommandInputs[N], unknown> };

/** Commands that only the applicant or the system gives: staff cannot post them. */
export const NOT_FOR_STAFF = [
  'withdraw',
  'rate',
  'object',
  'escalate-overdue',
  'close',
  'move-to-successor',
] as const;
export type StaffCommandName = Exclude<CommandName, (typeof NOT_FOR_STAFF)[number]>;

/** Commands that an applicant gives with code and phone tail or PIN. */
export const APPLICANT_COMMANDS = ['supplement', 'withdraw', 'rate', 'object'] as const;
export type ApplicantCommandName = (typeof APPLICANT_COMMANDS)[number];
