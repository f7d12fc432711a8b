import type { AssignedOutcome } from './assigned-outcome.ts';
import { AT_LEVEL_2, AT_LEVEL_3, AT_LEVEL_4 } from './outcomes-feasible.ts';
import { REFUSED } from './outcomes-refused.ts';

/** All 88, each once. */
export const ASSIGNED_OUTCOMES: readonly AssignedOutcome[] = [
  ...AT_LEVEL_2,
  ...AT_LEVEL_3,
  ...AT_LEVEL_4,
  ...REFUSED,
];
