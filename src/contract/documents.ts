/** Papers: what may be printed, how it is asked for, and the office's own Word templates. */
import { z } from 'zod';
import { progressQuerySchema } from './public.ts';

/** 审批表（附件1） · 受理回执 · 一次性告知单 · 答复书. */
export const PAPERS = ['form', 'receipt', 'notice', 'reply'] as const;
export type PaperName = (typeof PAPERS)[number];

export const PAPER_LABELS = {
  form: '审批表',
  receipt: '受理回执',
  notice: '一次性告知单',
  reply: '答复书',
} as const satisfies Record<PaperName, string>;

export const PAPER_FORMATS = ['pdf', 'docx'] as const;
export type PaperFormat = (typeof PAPER_FORMATS)[number];

/** Where the portal shows progress; the QR on a receipt leads there, with the code. */
export const PORTAL_PROGRESS_PATH = '/portal/progress';

/**
 * The address in the QR. `base` is the portal's, as the applicant's phone reaches it. The code stands behind `#`, which
 * browsers keep to themselves: it reaches no log and no other site.
 */
export function progressAddress(base: string, code: string): string {
  return `${base.replace(/\/+$/, '')}${PORTAL_PROGRESS_PATH}#${encodeURIComponent(code)}`;
}

export const paperQuerySchema = z
  .object({
    /** With the page that tells the whole history; the form only. */
    history: z.stringbool().default(false),
    /** Which climb of the case; the last proposal where none is named; the form only. */
    climb: z.coerce.number().int().min(1).max(1000).optional(),
    /** Phone and address in full, on a receipt the tracking code too: written down with the reason. */
    full: z.stringbool().default(false),
    reason: z.string().trim().min(2).max(200).optional(),
  })
  .refine((one) => !one.full || one.reason !== undefined, {
    message: '要打印完整的联系方式或查询码，请写明用途。',
    path: ['reason'],
  });

export const publicReceiptSchema = progressQuerySchema;

export const templateTagSchema = z.object({
  name: z.string(),
  about: z.string(),
  required: z.boolean(),
});

export const documentTemplateSchema = z.object({
  name: z.enum(PAPERS),
  title: z.string(),
  /** False: ours, as delivered. */
  custom: z.boolean(),
  fileName: z.string(),
  uploadedAt: z.string().nullable(),
  uploadedByName: z.string().nullable(),
  /** What may stand between braces in this template. */
  tags: z.array(templateTagSchema),
});
export const documentTemplateListSchema = z.object({ items: z.array(documentTemplateSchema) });
export const documentTemplateParamsSchema = z.object({ name: z.enum(PAPERS) });
export const documentTemplateQuerySchema = z.object({
  /** Ours, even where the office has put its own in place. */
  original: z.stringbool().default(false),
});

export type PaperQuery = z.output<typeof paperQuerySchema>;
export type DocumentTemplateDto = z.output<typeof documentTemplateSchema>;
