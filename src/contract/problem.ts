import { z } from 'zod';

/** One field of a request that a person has to correct. `path` is the way to it, e.g. `applicant.phone`. */
export const fieldErrorSchema = z.object({
  path: z.string(),
  message: z.string(),
});

/**
 * Every error answer: RFC 9457 `application/problem+json`.
 * `title` is a Chinese sentence that says what to do; programs look at `code`.
 */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    clause: z.string().optional(),
    detail: z.string().optional(),
    meta: z.record(z.string(), z.unknown()).optional(),
    errors: z.array(fieldErrorSchema).optional(),
    /** Number under which the log has more; given with every error that a person cannot solve. */
    requestId: z.string().optional(),
  })
  .meta({ id: 'Problem' });

export type FieldError = z.infer<typeof fieldErrorSchema>;
export type Problem = z.infer<typeof problemSchema>;

export const PROBLEM_CONTENT_TYPE = 'application/problem+json; charset=utf-8';
