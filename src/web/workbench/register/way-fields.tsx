import Form from 'antd/es/form';
import { CHANNEL_LABELS } from '../../../domain/cases/labels.ts';
import { CHANNELS } from '../../../domain/cases/vocabulary.ts';
import { Choice } from '../form/choice.tsx';
import { DayInput } from '../form/moments.tsx';
import { ShortText } from '../form/text-input.tsx';
import { hasSource, type RegisterValues } from './register-values.ts';

const channels = CHANNELS.filter((one) => one !== 'portal').map((value) => ({
  value,
  label: CHANNEL_LABELS[value],
}));

/** How the request came, and with which order. */
export function WayFields({ values }: { readonly values: RegisterValues }) {
  return (
    <>
      <Form.Item name="channel" label="怎么来的" className="way">
        <Choice options={channels} label="怎么来的" />
      </Form.Item>
      {hasSource(values) && (
        <div className="two">
          <Form.Item
            name={['source', 'number']}
            label={values.channel === 'hotline' ? '工单编号' : '交办单号'}
          >
            <ShortText />
          </Form.Item>
          <Form.Item name={['source', 'dueOn']} label="要求何时办结（可不填）">
            <DayInput />
          </Form.Item>
        </div>
      )}
    </>
  );
}
