import { z } from 'zod';
import { CATEGORIES } from '../domain/catalogue/labels.ts';
import { pageQuerySchema, pageSchema } from './pagination.ts';

const TRACKS = ['general', 'licence', 'petition', 'disclosure', 'hotline'] as const;

export const matterQuerySchema = pageQuerySchema.extend({
  /** Part of the name or code, or initials of the name in pinyin. */
  q: z.string().trim().max(100).optional(),
  category: z.enum(CATEGORIES).optional(),
  unitId: z.uuid().optional(),
});

export const matterParamsSchema = z.object({ id: z.uuid() });

/** A published matter. @clause 3.1 */
export const matterSchema = z
  .object({
    id: z.uuid(),
    version: z.number().int(),
    code: z.string(),
    category: z.enum(CATEGORIES),
    track: z.enum(TRACKS),
    name: z.string(),
    unit: z.object({ id: z.uuid(), name: z.string() }),
    basis: z.array(z.string()),
    statutoryWorkingDays: z.number().int().nullable(),
    promisedWorkingDays: z.number().int().nullable(),
    /** What holds for a case of this matter, and why. */
    handling: z.object({
      workingDays: z.number().int(),
      source: z.enum(['promised', 'statutory', 'policy']),
    }),
    materials: z.array(z.string()),
    commonReasons: z.array(z.string()),
    wayForward: z.string(),
  })
  .meta({ id: 'Matter' });

export const matterPageSchema = pageSchema(matterSchema);

export type MatterQueryInput = z.output<typeof matterQuerySchema>;
export type MatterDto = z.output<typeof matterSchema>;
export type MatterPageDto = z.output<typeof matterPageSchema>;
