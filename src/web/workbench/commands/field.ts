/** The vocabulary in which the forms of all commands are written down. */
import type { StaffCommandName } from '../../../contract/case-commands.ts';
import type { CaseDto } from '../../../contract/cases.ts';
import type { LocalDate } from '../../../domain/time.ts';
import type { Option } from '../form/choice.tsx';

export type Values = Readonly<Record<string, unknown>>;

interface Named {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: true;
  /** Shown only while this holds. */
  readonly when?: (values: Values) => boolean;
}

export type Field =
  | (Named & { readonly kind: 'long'; readonly rows?: number; readonly placeholder?: string })
  | (Named & { readonly kind: 'short'; readonly placeholder?: string })
  | (Named & { readonly kind: 'phone' | 'moment' })
  | (Named & { readonly kind: 'working-day'; readonly offers: readonly number[] })
  | (Named & { readonly kind: 'choice'; readonly options: readonly Option[] })
  | (Named & { readonly kind: 'yes'; readonly words: string })
  | (Named & {
      readonly kind: 'list';
      readonly thing: string;
      /** The matter whose published materials are offered. */
      readonly matterId?: string | undefined;
      readonly placeholder?: string;
    })
  | (Named & {
      readonly kind: 'unit';
      readonly except?: string;
      readonly among?: readonly string[];
      readonly handling?: boolean;
    })
  /** First responders' posts of the unit chosen in another field, or of a given one. */
  | (Named & { readonly kind: 'responder'; readonly unitField?: string; readonly unitId?: string })
  | (Named & { readonly kind: 'person'; readonly among?: readonly string[]; readonly none?: string })
  | (Named & { readonly kind: 'people' })
  | (Named & { readonly kind: 'days'; readonly max: number })
  | { readonly kind: 'delivery'; readonly name: 'delivery'; readonly when?: (values: Values) => boolean }
  | { readonly kind: 'document'; readonly name: 'document'; readonly when?: (values: Values) => boolean }
  | {
      readonly kind: 'applicant-view';
      readonly name: 'applicantView';
      readonly when?: (values: Values) => boolean;
    };

/** A whole opinion in one tap. */
export interface Phrase {
  readonly label: string;
  readonly fill: Values;
}

export interface Start {
  readonly now: string;
  readonly newId: string;
  /** The last working day of the ordinary handling limit, counted from today. */
  readonly usualDueOn: LocalDate | null;
  /** The applicant's number, where it has been unmasked on this page. */
  readonly phone: string | null;
}

/** How a command looks to the one who gives it. */
export interface CommandForm {
  /** 1: the step itself; 2: often beside it; 3: rare, behind 更多. */
  readonly weight: 1 | 2 | 3;
  readonly tone: 'go' | 'up' | 'stop' | 'plain';
  /** The button's words where they depend on the case. */
  readonly label?: (one: CaseDto) => string;
  /** What will happen, and to whom. */
  readonly says: (one: CaseDto) => string;
  readonly phrases?: (one: CaseDto) => readonly Phrase[];
  readonly fields: (one: CaseDto) => readonly Field[];
  readonly start?: (one: CaseDto, start: Start) => Values;
  /** From the values of the form to the body; where absent, the values as they are. */
  readonly body?: (values: Values, one: CaseDto) => Values;
}

export type CommandForms<N extends StaffCommandName = StaffCommandName> = Readonly<Record<N, CommandForm>>;

export const long = (
  name: string,
  label: string,
  more: Partial<Extract<Field, { kind: 'long' }>> = {},
): Field => ({
  kind: 'long',
  name,
  label,
  ...more,
});
export const optionalNote = (label = '说明'): Field => long('note', label, { optional: true, rows: 2 });
