/** Notifications on the wire: one's notices, how one wants to be told, what could not be delivered, webhooks, links. */
import { z } from 'zod';
import {
  APPLICANT_NOTICE_KINDS,
  DELIVERY_CHANNELS,
  DELIVERY_STATES,
  STAFF_NOTICE_KINDS,
  WEBHOOK_KINDS,
} from '../domain/notifications/types.ts';
import { pageQuerySchema, pageSchema } from './pagination.ts';

const urgency = z.enum(['plain', 'red']);

export const noticeSchema = z.object({
  id: z.string(),
  kind: z.enum(STAFF_NOTICE_KINDS),
  /** 等您办理 · 快到期 · 已逾期 …. */
  label: z.string(),
  /** One sentence; a deadline in it by date, for the notice may be old. */
  text: z.string(),
  urgency,
  case: z.object({ id: z.string(), number: z.string(), title: z.string() }),
  dueAt: z.string().nullable(),
  /** When it happened. */
  at: z.string(),
  readAt: z.string().nullable(),
});

export const noticeQuerySchema = pageQuerySchema.extend({ unread: z.stringbool().default(false) });
export const noticeListSchema = pageSchema(noticeSchema).extend({
  /** How many are unread, over all pages. */
  unread: z.int(),
});

/** Each `unread` event of the stream: the number in the bell, and the newest unread notice. */
export const noticeSignalSchema = z.object({ unread: z.int(), newest: noticeSchema.nullable() });

export const markReadSchema = z.object({
  /** Null: all that there are. */
  ids: z.array(z.uuid()).min(1).max(500).nullable().default(null),
});
export const unreadSchema = z.object({ unread: z.int() });

export const preferenceInputSchema = z
  .object({
    mailAddress: z.email().max(254).nullable(),
    mail: z.enum(['off', 'digest', 'each']),
    sms: z.enum(['off', 'red', 'all']),
    quietHours: z.boolean(),
  })
  .refine(({ mail, mailAddress }) => mail !== 'each' || mailAddress !== null, {
    message: '请填写邮箱，才能收到邮件。',
    path: ['mailAddress'],
  });

/** One's choice, and what this installation can send at all. */
export const preferenceSchema = z.object({
  mailAddress: z.string().nullable(),
  mail: z.enum(['off', 'digest', 'each']),
  sms: z.enum(['off', 'red', 'all']),
  quietHours: z.boolean(),
  available: z.object({
    mail: z.boolean(),
    sms: z.boolean(),
    /** Minutes in which mails are merged. */
    digestMinutes: z.int(),
    /** One's number as it is used for short messages, masked; null where it takes none. */
    phone: z.string().nullable(),
  }),
});

export const deliverySchema = z.object({
  id: z.string(),
  channel: z.enum(DELIVERY_CHANNELS),
  state: z.enum(DELIVERY_STATES),
  urgency,
  /** A post's holder by name, 申请人, or a webhook's name; never a number or an address. */
  recipient: z.string(),
  kinds: z.array(z.enum([...STAFF_NOTICE_KINDS, ...APPLICANT_NOTICE_KINDS])),
  caseNumbers: z.array(z.string()),
  attempts: z.int(),
  /** What went wrong last, in code form. */
  fault: z.string().nullable(),
  /** When it is tried next; null when it is not. */
  nextAt: z.string().nullable(),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
});
export const deliveryQuerySchema = pageQuerySchema.extend({ state: z.enum(DELIVERY_STATES).optional() });
export const deliveryListSchema = pageSchema(deliverySchema);

export const webhookInputSchema = z
  .object({
    kind: z.enum(WEBHOOK_KINDS),
    name: z.string().trim().min(1).max(60),
    unitId: z.uuid().nullable().default(null),
    least: urgency.default('plain'),
    url: z.url().max(1000),
    /** 钉钉加签密钥; for the bureau's own systems the key of the signature. */
    secret: z.string().trim().min(8).max(200).nullable().default(null),
  })
  .refine(({ kind, secret }) => kind !== 'generic' || secret !== null, {
    message: '请填写签名密钥，对方凭它核对消息来源。',
    path: ['secret'],
  });

export const webhookSchema = z.object({
  id: z.string(),
  kind: z.enum(WEBHOOK_KINDS),
  name: z.string(),
  unitId: z.string().nullable(),
  unitName: z.string().nullable(),
  least: urgency,
  /** The address itself holds a key and is never shown again. */
  host: z.string(),
  signed: z.boolean(),
  createdAt: z.string(),
});
export const webhookListSchema = z.object({ items: z.array(webhookSchema) });

export const calendarFeedSchema = z.object({ createdAt: z.string().nullable() });
/** Shown once; a new one makes the old one useless. */
export const newCalendarFeedSchema = z.object({
  path: z.string(),
  url: z.string().nullable(),
  createdAt: z.string(),
});

export type NoticeDto = z.output<typeof noticeSchema>;
export type NoticeListDto = z.output<typeof noticeListSchema>;
export type NoticeSignalDto = z.output<typeof noticeSignalSchema>;
export type PreferenceDto = z.output<typeof preferenceSchema>;
export type PreferenceInput = z.output<typeof preferenceInputSchema>;
export type DeliveryDto = z.output<typeof deliverySchema>;
export type WebhookDto = z.output<typeof webhookSchema>;
export type WebhookInput = z.output<typeof webhookInputSchema>;
export type NewCalendarFeedDto = z.output<typeof newCalendarFeedSchema>;
