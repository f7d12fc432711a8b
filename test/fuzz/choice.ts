/** Which command to try on which case: rare ones more often, and those that lead to them where a case is meant to go. */
import type { CommandName } from '../../src/domain/cases/command-inputs.ts';
import type { Dice } from './dice.ts';
import type { Handle } from './driver.ts';
import type { Facts } from './facts.ts';
import { worthTrying } from './hints.ts';

/** Where a case is meant to go; the commands on the way count as much as the rarest one. */
const THEMES = {
  top: ['propose-refusal', 'mark-specific', 'pass-up', 'review-law', 'approve-refusal', 'confirm-stand-in'],
  again: ['propose-refusal', 'mark-specific', 'feasible', 'tell-applicant', 'state-change', 'recuse'],
  guidance: ['ask-guidance', 'instruct', 'assign', 'demand-refusal', 'pass-up'],
  parties: ['hand-over', 'answer-hand-over', 'settle-hand-over', 'request-referral', 'decide-referral'],
  silence: ['propose-refusal', 'escalate-overdue', 'late-opinion', 'inform-once', 'lapse'],
  consulting: [
    'propose-refusal',
    'mark-specific',
    'pass-up',
    'open-consultation',
    'give-opinion',
    'conclude-consultation',
  ],
  onPaper: ['propose-refusal', 'enter-paper-decision', 'answer-paper-decision'],
  deserted: ['propose-refusal', 'skip-level'],
  plain: [],
} as const satisfies Record<string, readonly CommandName[]>;
export type Theme = keyof typeof THEMES;

const THEME_WEIGHTS: Readonly<Record<Theme, number>> = {
  top: 14,
  again: 3,
  guidance: 3,
  parties: 2,
  silence: 4,
  consulting: 3,
  onPaper: 3,
  deserted: 7,
  plain: 2,
};

export function drawTheme(dice: Dice): Theme {
  return dice.weighted(Object.entries(THEME_WEIGHTS) as [Theme, number][]) ?? 'plain';
}

export class Choice {
  readonly #known: ReadonlyMap<CommandName, number>;
  readonly #most: number;
  readonly #facts: Facts;

  /** @param known how often each command had succeeded when the run began */
  constructor(known: ReadonlyMap<CommandName, number>, facts: Facts) {
    this.#known = known;
    this.#facts = facts;
    this.#most = Math.max(...[...known.keys()].map((name) => this.#rarity(name)));
  }

  #rarity(name: CommandName): number {
    return 1 / (5 + (this.#known.get(name) ?? 0)) ** 3;
  }

  weight(name: CommandName, theme: Theme): number {
    const themed: readonly CommandName[] = THEMES[theme];
    if (themed.includes(name)) return Math.max(this.#most / 2, this.#rarity(name));
    const aside = theme === 'plain' ? 1 : name === 'withdraw' ? 0.1 : 0.4;
    return this.#rarity(name) * aside;
  }

  /** Whether one more of these is wanted: what is there in plenty is mostly left. */
  wanted(dice: Dice, name: CommandName, theme: Theme): boolean {
    return dice.chance(Math.max(0.05, Math.min(1, (4 * this.weight(name, theme)) / this.#most)));
  }

  /** A case and a command worth trying on it. */
  pick(
    dice: Dice,
    handles: readonly Handle[],
    among: readonly CommandName[],
  ): { handle: Handle; name: CommandName } | undefined {
    const options = handles.flatMap((handle) =>
      among
        .filter((name) => worthTrying(name, handle.ledger.view, this.#facts))
        .filter((name) => name !== 'skip-level' || mayBeDeserted(handle))
        .map((name) => [{ handle, name }, this.weight(name, handle.theme) * keeping(name, handle)] as const),
    );
    return dice.weighted(options);
  }
}

/** Time may have emptied the level since the case was last read. */
function mayBeDeserted({ theme, ledger }: Handle): boolean {
  return theme === 'deserted' || ledger.view.next?.duty === 'skip-level';
}

/** New material undoes an approval: now and then, for few cases come so far. */
function keeping(name: CommandName, { ledger }: Handle): number {
  return name === 'supplement' && ledger.view.status === 'refusal-approved' ? 0.1 : 1;
}
