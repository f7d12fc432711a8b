/** What applicants reach without an account. */
import { z } from 'zod';
import { registerSchema } from './cases.ts';

/** A request from the portal: the unit is found from the matter, or chosen. */
export const publicRegisterSchema = registerSchema
  .pick({ matterId: true, kind: true, applicant: true, title: true, detail: true, pin: true })
  .extend({ unitId: z.uuid().nullable().default(null) });

export const publicRegisteredSchema = z.object({
  number: z.string(),
  /** With the phone's last four digits or the PIN, the key to the case. */
  trackingCode: z.string(),
  responderPostTitle: z.string(),
  responderPhone: z.string(),
  unitName: z.string(),
  dueAt: z.string().nullable(),
  complaintPhone: z.string(),
});

/** Code plus one of the two. Wrong code and wrong digits get the same answer. */
export const progressQuerySchema = z
  .object({
    code: z.string().trim().min(6).max(40),
    phoneTail: z
      .string()
      .regex(/^\d{4}$/, '请填写手机号码的后四位。')
      .optional(),
    pin: z
      .string()
      .regex(/^\d{4,8}$/, '查询密码为 4 至 8 位数字。')
      .optional(),
  })
  .refine((one) => one.phoneTail || one.pin, {
    message: '请填写手机号码后四位或查询密码。',
    path: ['phoneTail'],
  });

/** In plain words, without internal names or opinions. */
export const progressSchema = z.object({
  number: z.string(),
  title: z.string(),
  registeredAt: z.string(),
  /** One line: where it stands. */
  standing: z.string(),
  status: z.string(),
  unitName: z.string(),
  responderPostTitle: z.string(),
  responderPhone: z.string(),
  dueAt: z.string().nullable(),
  steps: z.array(z.object({ at: z.string(), text: z.string() })),
  answer: z
    .object({
      outcome: z.enum(['done', 'informed', 'referred', 'refused']),
      text: z.string(),
      reason: z.string().nullable(),
      wayForward: z.string().nullable(),
      deliveredAt: z.string(),
    })
    .nullable(),
  can: z.array(z.enum(['supplement', 'withdraw', 'rate', 'object'])),
});

export type PublicRegisterInput = z.output<typeof publicRegisterSchema>;
export type ProgressQuery = z.output<typeof progressQuerySchema>;
export type ProgressDto = z.output<typeof progressSchema>;
