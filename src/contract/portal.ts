/** The forms of the portal: fields as a browser sends them, and what they mean. Errors go beside the field named. */
import { z } from 'zod';
import { REQUEST_KINDS } from '../domain/cases/vocabulary.ts';
import { SHORT_TEXT } from './case-commands.ts';
import type { PublicRegisterInput } from './public.ts';

const PHONE = /^[0-9+\-() ]{5,30}$/;
const PIN = /^\d{4,8}$/;
const LONGEST_DETAIL = 20_000;

const line = (longest = SHORT_TEXT) =>
  z.string().trim().max(longest, `最多写 ${longest} 个字，请缩短。`).default('');

/** 我要提诉求. Empty text counts as not given; which fields are asked for depends on who asks. */
export const askFormSchema = z
  .object({
    kind: z.enum(REQUEST_KINDS, '请选择是要办事还是要问事。'),
    matterId: z.union([z.literal(''), z.uuid()], '请从列表中选择事项；不清楚的，选“不清楚”。').default(''),
    title: line().refine((text) => text.length >= 2, '请用一句话写明是什么事。'),
    detail: z
      .string()
      .trim()
      .max(LONGEST_DETAIL, '内容太长，请写要点，其余作为附件上传。')
      .default('')
      .refine((text) => text.length >= 2, '请写明具体情况：在哪里、什么时候、想怎么办。'),
    applicantKind: z.enum(['person', 'enterprise', 'anonymous'], '请选择以谁的名义提出。'),
    name: line(100),
    organisation: line(),
    phone: line(30).refine(
      (text) => text === '' || PHONE.test(text),
      '请填写正确的电话号码，例如 0377-00000001。',
    ),
    pin: line(8).refine((text) => text === '' || PIN.test(text), '查询密码为 4 至 8 位数字。'),
  })
  .superRefine((form, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (form.applicantKind === 'person' && form.name === '')
      fault('name', '请填写姓名；不愿留名的，请选“匿名”。');
    if (form.applicantKind === 'enterprise' && form.organisation === '')
      fault('organisation', '请填写单位名称。');
    if (form.phone === '' && form.pin === '')
      fault('phone', '请留电话，或在下面设一个查询密码；两样都没有，就查不到进度。');
  });

export type AskForm = z.output<typeof askFormSchema>;

/** The same as the API takes it. What an anonymous applicant typed as a name is not kept. */
export function registerInputOf(form: AskForm): PublicRegisterInput {
  const { kind, matterId, title, detail, applicantKind, name, organisation, phone, pin } = form;
  const named = applicantKind !== 'anonymous';
  return {
    kind,
    matterId: matterId || null,
    unitId: null,
    title,
    detail,
    pin: pin || null,
    applicant: {
      kind: applicantKind,
      name: named ? name || null : null,
      organisation: applicantKind === 'enterprise' ? organisation || null : null,
      phone: phone || null,
      address: null,
    },
  };
}

/** 查进度: the code, and in one field either the phone's last four digits or the PIN. */
export const followFormSchema = z.object({
  code: z
    .string()
    .trim()
    .default('')
    .refine((text) => /^[0-9A-Za-z\- ]{6,40}$/.test(text), '请填写回执上的 12 位查询码。'),
  secret: z
    .string()
    .trim()
    .default('')
    .refine((text) => PIN.test(text), '请填写所留电话的后四位，或您设的 4 至 8 位查询密码。'),
});

const reason = (missing: string) =>
  z
    .string()
    .trim()
    .max(4000, '最多写 4000 个字，请缩短。')
    .default('')
    .refine((text) => text.length > 0, missing);

export const supplementFormSchema = z.object({ note: reason('请写明补充了什么；材料可以作为附件上传。') });
export const withdrawFormSchema = z.object({ reason: reason('请写明为什么撤回，一句话就行。') });
export const objectFormSchema = z.object({ reason: reason('请写明哪里没有办成，我们重新办理。') });

/** 好差评, five levels. */
export const RATING_LABELS = {
  5: '非常满意',
  4: '满意',
  3: '基本满意',
  2: '不满意',
  1: '非常不满意',
} as const;
export type Score = keyof typeof RATING_LABELS;

export const rateFormSchema = z
  .object({
    score: z.enum(['1', '2', '3', '4', '5'], '请选择一项评价。').transform((text) => Number(text) as Score),
    reason: line(),
  })
  .superRefine(({ score, reason: why }, context) => {
    if (score <= 2 && why === '')
      context.addIssue({ code: 'custom', path: ['reason'], message: '请告诉我们哪里不满意，便于改进。' });
  });

/** Errors beside their fields. */
export type FieldFaults = Readonly<Record<string, string>>;
/** What was typed, as it was typed. */
export type TypedValues = Readonly<Record<string, string>>;
