/** Every command that staff can give, and how it is asked for. */
import type { StaffCommandName } from '../../../contract/case-commands.ts';
import type { CaseDto } from '../../../contract/cases.ts';
import { COMMAND_LABELS } from '../../../domain/cases/labels.ts';
import { openCoordinations } from './case-facts.ts';
import type { CommandForms } from './field.ts';
import { decidingForms } from './forms-deciding.ts';
import { handlingForms } from './forms-handling.ts';
import { overseeingForms } from './forms-overseeing.ts';
import { partyForms } from './forms-parties.ts';

export const COMMAND_FORMS: CommandForms = {
  ...handlingForms,
  ...decidingForms,
  ...partyForms,
  ...overseeingForms,
};

export const labelOf = (name: StaffCommandName, one: CaseDto): string =>
  COMMAND_FORMS[name].label?.(one) ?? COMMAND_LABELS[name];

export interface Actions {
  /** The step itself: large, in sight. */
  readonly main: readonly StaffCommandName[];
  /** Often needed beside it. */
  readonly side: readonly StaffCommandName[];
  /** Behind 更多. */
  readonly rare: readonly StaffCommandName[];
}

/** What I may do, in the order in which I am likely to want it. */
export function actionsOf(one: CaseDto): Actions {
  const mine = one.can.filter(
    (name): name is StaffCommandName => name in COMMAND_FORMS && !othersAnswer(name, one),
  );
  const order = Object.keys(COMMAND_FORMS);
  const duty = one.next?.duty;
  const rank = (name: StaffCommandName) => {
    const { tone, weight } = COMMAND_FORMS[name];
    // 能办 comes before everything else; then the step that is due; then as written down.
    return (tone === 'go' ? 0 : name === duty ? 1 : 2) * 1000 + weight * 100 + order.indexOf(name);
  };
  const sorted = [...mine].sort((a, b) => rank(a) - rank(b));
  const weigh = (weight: number) => sorted.filter((name) => weightOf(name, duty) === weight);
  return { main: weigh(1), side: weigh(2), rare: weigh(3) };
}

/** The one who asked for help enters only what an outside unit answered; a unit of the house answers itself. */
function othersAnswer(name: string, one: CaseDto): boolean {
  const asker = one.can.includes('coordinate');
  return (
    name === 'answer-coordination' && asker && openCoordinations(one).every((asked) => !asked.askedOutside)
  );
}

/** What is due is always in sight, however rare it is. */
function weightOf(name: StaffCommandName, duty: string | undefined): number {
  return name === duty ? 1 : COMMAND_FORMS[name].weight;
}
