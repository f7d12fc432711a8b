/** The statutory document on which a case outside the general track closes. @clause 2.1d */
import Form from 'antd/es/form';
import { MomentInput } from './moments.tsx';
import { LongText, ShortText } from './text-input.tsx';

export function DocumentFields({ name = 'document' }: { readonly name?: string }) {
  return (
    <fieldset className="field-group">
      <legend>法定文书</legend>
      <Form.Item name={[name, 'number']} label="文书编号" required>
        <ShortText />
      </Form.Item>
      <Form.Item name={[name, 'reason']} label="理由" required>
        <LongText rows={2} />
      </Form.Item>
      <Form.Item name={[name, 'basis']} label="依据" required>
        <LongText rows={2} placeholder="法规或文件的名称和条款" />
      </Form.Item>
      <Form.Item name={[name, 'remedies']} label="救济途径" required>
        <LongText rows={2} placeholder="复议、诉讼或复查、复核的机关和期限" />
      </Form.Item>
      <Form.Item name={[name, 'served']} label="送达方式和签收" required>
        <ShortText />
      </Form.Item>
      <Form.Item name={[name, 'servedAt']} label="送达时间" required>
        <MomentInput />
      </Form.Item>
    </fieldset>
  );
}
