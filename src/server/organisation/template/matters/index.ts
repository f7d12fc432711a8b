import { ASSIGNED } from './assigned.ts';
import { BLOCKAGE, BREAKPOINT } from './blockage-breakpoint.ts';
import { COMPLAINT_CONSULTATION } from './complaint-consultation.ts';
import { LETTERS_VISITS } from './letters-visits.ts';
import { LICENCE_RIVER } from './licence-river.ts';
import { LICENCE_WATER } from './licence-water.ts';
import { LICENCE_WORKS } from './licence-works.ts';
import { SERVICE } from './service.ts';
import type { MatterGroup } from './types.ts';

/** The template's catalogue, by the seven categories of the plan. @clause 3.1 */
export const MATTER_GROUPS: readonly MatterGroup[] = [
  { category: 'licence', track: 'licence', matters: [...LICENCE_WATER, ...LICENCE_RIVER, ...LICENCE_WORKS] },
  { category: 'service', track: 'general', matters: SERVICE },
  { category: 'assigned', track: 'general', matters: ASSIGNED },
  { category: 'letters-visits', track: 'petition', matters: LETTERS_VISITS },
  { category: 'complaint-consultation', track: 'general', matters: COMPLAINT_CONSULTATION },
  { category: 'blockage', track: 'general', matters: BLOCKAGE },
  { category: 'breakpoint', track: 'general', matters: BREAKPOINT },
];
