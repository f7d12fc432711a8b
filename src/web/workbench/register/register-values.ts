import type { RegisterBody } from '../../../contract/cases.ts';
import type { Channel, RequestKind } from '../../../domain/cases/vocabulary.ts';

/** The form as it is typed; empty texts are texts here and absent on the wire. */
export interface RegisterValues {
  readonly channel: Channel;
  readonly kind: RequestKind;
  readonly matterId: string | null;
  readonly unitId: string | null;
  readonly responderPostId: string | null;
  readonly applicant: {
    readonly kind: 'person' | 'enterprise' | 'anonymous';
    readonly name: string;
    readonly organisation: string;
    readonly phone: string;
    readonly address: string;
  };
  readonly title: string;
  readonly detail: string;
  readonly onTheSpot: boolean;
  readonly instantAnswer: string;
  readonly source: { readonly number: string; readonly dueOn: string | null };
  readonly receivedAt: string | null;
  readonly pin: string;
}

export const emptyValues = (unitId: string | null): RegisterValues => ({
  channel: 'window',
  kind: 'request',
  matterId: null,
  unitId,
  responderPostId: null,
  applicant: { kind: 'person', name: '', organisation: '', phone: '', address: '' },
  title: '',
  detail: '',
  onTheSpot: false,
  instantAnswer: '',
  source: { number: '', dueOn: null },
  receivedAt: null,
  pin: '',
});

export const hasSource = ({ channel }: Pick<RegisterValues, 'channel'>): boolean =>
  channel === 'assigned' || channel === 'hotline';

const given = (text: string | null | undefined): string | null => text?.trim() || null;

/** A detail left out is the title again; what a chosen kind does not have is not sent. */
export function bodyOf(values: RegisterValues): RegisterBody {
  const { applicant, source, onTheSpot, title, detail, unitId, ...rest } = values;
  const { kind } = applicant;
  return {
    ...rest,
    unitId: unitId ?? '',
    applicant: {
      kind,
      name: kind === 'anonymous' ? null : given(applicant.name),
      organisation: kind === 'enterprise' ? given(applicant.organisation) : null,
      phone: given(applicant.phone),
      address: given(applicant.address),
    },
    title: title ?? '',
    detail: given(detail) ?? title ?? '',
    source: hasSource(values) ? { number: source.number, dueOn: source.dueOn } : null,
    instantAnswer: onTheSpot && values.kind === 'consultation' ? (values.instantAnswer ?? '') : null,
    pin: given(values.pin),
  };
}
