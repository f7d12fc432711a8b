/** Cases on the wire: registering, reading, listing, the inbox. */
import { z } from 'zod';
import type { CommandName } from '../domain/cases/command-inputs.ts';
import type { MatterSnapshot, Round } from '../domain/cases/state.ts';
import { COMMAND_NAMES } from '../domain/cases/transitions.ts';
import { CHANNELS, CLOCK_KINDS, OUTCOMES, REQUEST_KINDS, STATUSES } from '../domain/cases/vocabulary.ts';
import { LONG_TEXT, SHORT_TEXT } from './case-commands.ts';
import { pageQuerySchema, pageSchema } from './pagination.ts';

const commandName = z.enum(COMMAND_NAMES as [CommandName, ...CommandName[]]);
const optional = (max: number) => z.string().trim().max(max).nullable().default(null);

export const applicantInputSchema = z
  .object({
    kind: z.enum(['person', 'enterprise', 'anonymous']),
    name: optional(100),
    organisation: optional(SHORT_TEXT),
    phone: z
      .string()
      .trim()
      .regex(/^[0-9+\-() ]{5,30}$/, '请填写正确的电话号码，例如 0377-00000001。')
      .nullable()
      .default(null),
    address: optional(SHORT_TEXT),
  })
  .refine((one) => one.kind === 'anonymous' || one.name || one.organisation, {
    message: '请填写申请人姓名或单位名称；不愿留名的，请选择“匿名”。',
    path: ['name'],
  });

export const registerSchema = z.object({
  unitId: z.uuid(),
  /** Null: the section's first responder's post, the registrar's own where they hold one there. */
  responderPostId: z.uuid().nullable().default(null),
  matterId: z.uuid().nullable().default(null),
  kind: z.enum(REQUEST_KINDS),
  channel: z.enum(CHANNELS),
  applicant: applicantInputSchema,
  title: z.string().trim().min(2).max(SHORT_TEXT),
  detail: z.string().trim().min(2).max(20_000),
  receivedAt: z.iso
    .datetime({ offset: true })
    .transform((at) => new Date(at).toISOString())
    .nullable()
    .default(null),
  source: z
    .object({ number: z.string().trim().min(1).max(100), dueOn: z.iso.date().nullable().default(null) })
    .nullable()
    .default(null),
  /** 即问即答: answered on the spot. */
  instantAnswer: z.string().trim().min(1).max(LONG_TEXT).nullable().default(null),
  /** Four to eight digits that the applicant chose, for following the case without a phone number. */
  pin: z
    .string()
    .regex(/^\d{4,8}$/, '查询密码为 4 至 8 位数字。')
    .nullable()
    .default(null),
});

const colour = z.enum(['none', 'blue', 'yellow', 'red']);
const levelSchema = z.union([z.literal(2), z.literal(3), z.literal(4)]).nullable();

/** Who must act next, at what, until when. */
export const nextStepSchema = z.object({
  role: z.string(),
  duty: commandName,
  personId: z.string(),
  personName: z.string(),
  postTitle: z.string(),
  /** Set when somebody acts for another: "某某（代某某）". */
  onBehalfOfName: z.string().nullable(),
  dueAt: z.string().nullable(),
  clockStartedAt: z.string().nullable(),
  colour,
  /** 今天 17:30 前，还剩 3 小时. */
  remaining: z.string().nullable(),
});

export const caseListItemSchema = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  applicantName: z.string(),
  channel: z.enum(CHANNELS),
  kind: z.enum(REQUEST_KINDS),
  unitId: z.string(),
  unitName: z.string(),
  matterName: z.string().nullable(),
  status: z.enum(STATUSES),
  level: levelSchema,
  outcome: z.enum(OUTCOMES).nullable(),
  round: z.int(),
  registeredAt: z.string(),
  next: nextStepSchema.nullable(),
});

export const caseListSchema = pageSchema(caseListItemSchema);
export const inboxSchema = pageSchema(caseListItemSchema).extend({
  /** How many wait for me, over all pages. */
  total: z.int(),
});

export const caseListQuerySchema = pageQuerySchema.extend({
  /** Number, applicant, phone (tail), or any two characters of the text. */
  q: z.string().trim().max(100).optional(),
  status: z.enum(STATUSES).optional(),
  level: z.coerce.number().int().min(2).max(4).optional(),
  unitId: z.uuid().optional(),
  matterId: z.uuid().optional(),
  outcome: z.enum(OUTCOMES).optional(),
  colour: z.enum(['blue', 'yellow', 'red']).optional(),
  registeredFrom: z.iso.date().optional(),
  registeredTo: z.iso.date().optional(),
  mine: z.stringbool().optional(),
});

const explainedDaySchema = z.object({ on: z.string(), counted: z.boolean(), why: z.string() });

export const clockSchema = z.object({
  kind: z.enum(CLOCK_KINDS),
  startedAt: z.string(),
  dueAt: z.string(),
  colour,
  remaining: z.string(),
  provisional: z.boolean(),
  pausedWorkingDays: z.int(),
  /** Day clocks: each day counted or skipped, and why. */
  days: z.array(explainedDaySchema).nullable(),
  /** Hour clocks: the stretches of business time used up. */
  stretches: z.array(z.object({ from: z.string(), to: z.string() })).nullable(),
});

export const attachmentSchema = z.object({
  id: z.string(),
  name: z.string(),
  mediaType: z.string(),
  size: z.int(),
  addedAt: z.string(),
  addedByName: z.string().nullable(),
});

/** The four chambers of the chain as they stand in the latest climb of the current round. */
export const chamberSchema = z.object({
  level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  postTitle: z.string().nullable(),
  personName: z.string().nullable(),
  onBehalfOfName: z.string().nullable(),
  state: z.enum(['ahead', 'waiting', 'decided', 'skipped', 'overdue', 'sent-back', 'review']),
  result: z.string().nullable(),
  skipCause: z.string().nullable(),
  opinion: z.string().nullable(),
  at: z.string().nullable(),
  dueAt: z.string().nullable(),
  colour,
  remaining: z.string().nullable(),
});

export const caseSchema = caseListItemSchema.extend({
  bureauId: z.string(),
  version: z.int(),
  track: z.enum(['general', 'licence', 'petition', 'disclosure', 'hotline']),
  applicant: z.object({
    kind: z.enum(['person', 'enterprise', 'anonymous']),
    name: z.string().nullable(),
    organisation: z.string().nullable(),
    /** Masked, e.g. 138****1234. */
    phone: z.string().nullable(),
    address: z.string().nullable(),
  }),
  detail: z.string(),
  receivedAt: z.string(),
  registeredByName: z.string().nullable(),
  source: z.object({ number: z.string(), dueOn: z.string().nullable() }).nullable(),
  matter: z.custom<MatterSnapshot>().nullable(),
  responder: z.object({ postId: z.string(), postTitle: z.string(), personName: z.string().nullable() }),
  chambers: z.array(chamberSchema),
  clocks: z.array(clockSchema),
  /** Oldest first; the last is the current one. Phone numbers in them are masked. */
  rounds: z.array(z.custom<Round>()),
  withdrawnBecause: z.enum(['applicant', 'lapsed']).nullable(),
  closedAt: z.string().nullable(),
  attachments: z.array(attachmentSchema),
  /** What the one who asks may do now. */
  can: z.array(commandName),
  /** Names behind the ids in `rounds`. */
  names: z.object({
    people: z.record(z.string(), z.string()),
    posts: z.record(z.string(), z.string()),
    units: z.record(z.string(), z.string()),
  }),
});

export const registeredSchema = caseSchema.extend({
  /** Shown once, on the receipt. */
  trackingCode: z.string(),
});

export const eventSchema = z.object({
  seq: z.int(),
  type: z.string(),
  at: z.string(),
  round: z.int(),
  who: z.enum(['person', 'applicant', 'system']),
  byName: z.string().nullable(),
  byPostTitle: z.string().nullable(),
  capacity: z.string().nullable(),
  onBehalfOfName: z.string().nullable(),
  shared: z.record(z.string(), z.unknown()),
  /** Null where there was nothing personal, or it has been erased (`erased`). */
  sealed: z.record(z.string(), z.unknown()).nullable(),
  erased: z.boolean(),
  previousHash: z.string(),
  hash: z.string(),
});
export const eventListSchema = z.object({ items: z.array(eventSchema), verified: z.boolean() });

export type RegisterInput = z.output<typeof registerSchema>;
export type RegisterBody = z.input<typeof registerSchema>;
export type NextStepDto = z.output<typeof nextStepSchema>;
export type CaseListItemDto = z.output<typeof caseListItemSchema>;
export type CaseListQuery = z.output<typeof caseListQuerySchema>;
export type ClockDto = z.output<typeof clockSchema>;
export type ChamberDto = z.output<typeof chamberSchema>;
export type AttachmentDto = z.output<typeof attachmentSchema>;
export type CaseDto = z.output<typeof caseSchema>;
export type RegisteredDto = z.output<typeof registeredSchema>;
export type CaseEventDto = z.output<typeof eventSchema>;
