/** How the applicant was told: by phone, in writing, on the spot, or laid ready for them. @clause 2.1d */
import Form from 'antd/es/form';
import type { Delivery } from '../../../domain/cases/state.ts';
import { Choice, type Option } from './choice.tsx';
import { MomentInput } from './moments.tsx';
import { LongText, ShortText } from './text-input.tsx';

type Method = Delivery['method'];

const METHODS: readonly Option[] = [
  { value: 'phone', label: '电话' },
  { value: 'written', label: '书面或短信' },
  { value: 'on-the-spot', label: '当面' },
  { value: 'deposit', label: '联系不上，留存待取' },
];
const FORMS: readonly Option[] = [
  { value: 'letter', label: '信函' },
  { value: 'message', label: '短信' },
  { value: 'served', label: '送达文书' },
];

export function DeliveryFields({ name = 'delivery' }: { readonly name?: string }) {
  const method = Form.useWatch<Method | undefined>([name, 'method']);
  return (
    <fieldset className="field-group">
      <legend>怎样告知申请人</legend>
      <Form.Item name={[name, 'method']} label="方式" required>
        <Choice options={METHODS} label="方式" />
      </Form.Item>
      {method === 'phone' && <PhoneFields name={name} />}
      {method === 'written' && (
        <>
          <Form.Item name={[name, 'form']} label="形式" required>
            <Choice options={FORMS} label="形式" />
          </Form.Item>
          <Form.Item name={[name, 'sentAt']} label="发出时间" required>
            <MomentInput />
          </Form.Item>
          <Form.Item name={[name, 'reference']} label="文号、单号或接收号码" required>
            <ShortText />
          </Form.Item>
        </>
      )}
      {method === 'deposit' && (
        <p className="quiet">
          须先在两个半天内联系三次未果。申请人可凭回执和查询密码，在网上或窗口取到答复。
        </p>
      )}
    </fieldset>
  );
}

function PhoneFields({ name }: { readonly name: string }) {
  return (
    <>
      <Form.Item name={[name, 'number']} label="拨打的号码" required>
        <ShortText phone placeholder="例如 0377-00000001" />
      </Form.Item>
      <Form.Item name={[name, 'calledAt']} label="通话时间" required>
        <MomentInput />
      </Form.Item>
      <Form.Item name={[name, 'answeredBy']} label="谁接的电话" required>
        <ShortText placeholder="例如 申请人本人" />
      </Form.Item>
      <Form.Item name={[name, 'said']} label="告知了什么" required>
        <LongText rows={2} />
      </Form.Item>
      <Form.Item name={[name, 'applicantWords']} label="申请人怎么说" required>
        <LongText rows={2} />
      </Form.Item>
    </>
  );
}
