import Checkbox from 'antd/es/checkbox';
import Form from 'antd/es/form';
import InputNumber from 'antd/es/input-number';
import { ApplicantViewFields } from '../form/applicant-view-fields.tsx';
import { Choice } from '../form/choice.tsx';
import { DeliveryFields } from '../form/delivery-fields.tsx';
import { DocumentFields } from '../form/document-fields.tsx';
import { PeoplePicker, PersonPicker, ResponderPicker, UnitPicker } from '../form/house-pickers.tsx';
import { MatterList } from '../form/matter-list.tsx';
import { MomentInput, WorkingDayInput } from '../form/moments.tsx';
import { LongText, ShortText } from '../form/text-input.tsx';
import type { Field, Values } from './field.ts';

interface FieldViewProps {
  readonly field: Field;
  readonly values: Values;
  readonly anonymous: boolean;
}

/** One field of a command's form, as its description says. */
export function FieldView({ field, values, anonymous }: FieldViewProps) {
  if (field.when && !field.when(values)) return null;
  if (field.kind === 'delivery') return <DeliveryFields />;
  if (field.kind === 'document') return <DocumentFields />;
  if (field.kind === 'applicant-view') return <ApplicantViewFields anonymous={anonymous} />;
  if (field.kind === 'yes') {
    return (
      <Form.Item name={field.name} valuePropName="checked">
        <Checkbox>{field.words}</Checkbox>
      </Form.Item>
    );
  }
  return (
    <Form.Item
      name={field.name}
      label={field.optional ? `${field.label}（可不填）` : field.label}
      required={!field.optional}
      extra={field.hint}
    >
      {inputOf(field, values)}
    </Form.Item>
  );
}

type Plain = Exclude<Field, { readonly kind: 'delivery' | 'document' | 'applicant-view' | 'yes' }>;

function inputOf(field: Plain, values: Values): React.ReactElement {
  switch (field.kind) {
    case 'long':
      return <LongText rows={field.rows ?? 3} placeholder={field.placeholder ?? ''} />;
    case 'short':
      return <ShortText placeholder={field.placeholder ?? ''} />;
    case 'phone':
      return <ShortText phone placeholder="例如 0377-00000001" />;
    case 'moment':
      return <MomentInput />;
    case 'working-day':
      return <WorkingDayInput offers={field.offers} />;
    case 'choice':
      return <Choice options={field.options} label={field.label} />;
    case 'list':
      return (
        <MatterList
          thing={field.thing}
          placeholder={field.placeholder ?? ''}
          matterId={field.matterId ?? null}
        />
      );
    case 'unit':
      return (
        <UnitPicker
          handling={field.handling ?? true}
          {...(field.except && { except: field.except })}
          {...(field.among && { among: field.among })}
        />
      );
    case 'responder':
      return <ResponderPicker unitId={unitOf(field.unitId ?? values[field.unitField ?? ''])} />;
    case 'person':
      return (
        <PersonPicker
          {...(field.among && { among: field.among })}
          {...(field.none && { none: field.none })}
        />
      );
    case 'people':
      return <PeoplePicker />;
    case 'days':
      return <InputNumber min={1} max={field.max} suffix="个工作日" className="days-input" />;
  }
}

const unitOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
