/**
 * Policy parameters of a bureau. A case keeps the copy in force when its round began (invariant 8).
 * Source of the defaults: design of the chain and clocks; each can be changed by the office.
 */
export interface Policy {
  /** Working days for the reply to a refusal. @clause 2.1d */
  readonly replyWorkingDays: number;
  /** Working days for handling where the matter itself sets none. */
  readonly handlingWorkingDays: number;
  /** Most working days that the leader who ordered "能办" may set. */
  readonly feasibleMaxWorkingDays: number;
  /** Working days within which letters and visits get a first contact. */
  readonly firstContactWorkingDays: number;
  /** Business hours allowed at each level. */
  readonly levelBusinessHours: { readonly 2: number; readonly 3: number; readonly 4: number };
  /** Working days of the clock of a reopened round. */
  readonly reopenedWorkingDays: number;
  /** Most working days that the reply clock rests while the applicant supplements. */
  readonly pauseMaxWorkingDays: number;
  /** Working days by which the reply clock may be extended, once. */
  readonly extensionMaxWorkingDays: number;
  /** Working days after "能办" within which the applicant is told. */
  readonly tellFeasibleWorkingDays: number;
  readonly coordinationWorkingDays: number;
  readonly handOverWorkingDays: number;
  readonly referOutWorkingDays: number;
  /** Business hours in which the office confirms who stands in for the principal leader. */
  readonly successorConfirmBusinessHours: number;
  /** Working days in which a supervising bureau leader may call in a case of an affiliated unit. */
  readonly callInWorkingDays: number;
  /** Working days for rating before an answered case closes by itself. */
  readonly ratingWorkingDays: number;
  /** Working days after a bad rating within which the applicant is called back. */
  readonly revisitWorkingDays: number;
  /** Working days of warning before a statutory limit. */
  readonly statutoryWarningWorkingDays: number;
  /** Phone attempts over two half-days before the applicant counts as unreachable. */
  readonly replyAttempts: number;
  /** Whether level 4 of an affiliated unit is its own principal leader or the bureau's. */
  readonly affiliatedFinal: 'unit' | 'bureau';
}

export const DEFAULT_POLICY: Policy = {
  replyWorkingDays: 2,
  handlingWorkingDays: 10,
  feasibleMaxWorkingDays: 30,
  firstContactWorkingDays: 1,
  levelBusinessHours: { 2: 2, 3: 2, 4: 4 },
  reopenedWorkingDays: 5,
  pauseMaxWorkingDays: 15,
  extensionMaxWorkingDays: 3,
  tellFeasibleWorkingDays: 1,
  coordinationWorkingDays: 2,
  handOverWorkingDays: 1,
  referOutWorkingDays: 2,
  successorConfirmBusinessHours: 2,
  callInWorkingDays: 1,
  ratingWorkingDays: 5,
  revisitWorkingDays: 1,
  statutoryWarningWorkingDays: 3,
  replyAttempts: 3,
  affiliatedFinal: 'unit',
};
