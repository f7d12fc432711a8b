import Form from 'antd/es/form';
import { Choice } from '../form/choice.tsx';
import { ShortText } from '../form/text-input.tsx';
import type { RegisterValues } from './register-values.ts';

const KINDS = [
  { value: 'person', label: '个人' },
  { value: 'enterprise', label: '企业、单位' },
  { value: 'anonymous', label: '匿名' },
] as const;

/** Who asks; nothing that is not needed. */
export function ApplicantFields({ values }: { readonly values: RegisterValues }) {
  const { kind } = values.applicant;
  return (
    <>
      <Form.Item name={['applicant', 'kind']} label="申请人" className="way">
        <Choice options={KINDS} label="申请人" />
      </Form.Item>
      {kind === 'enterprise' && (
        <Form.Item name={['applicant', 'organisation']} label="单位名称">
          <ShortText />
        </Form.Item>
      )}
      <div className="two">
        {kind !== 'anonymous' && (
          <Form.Item name={['applicant', 'name']} label={kind === 'enterprise' ? '联系人（可不填）' : '姓名'}>
            <ShortText />
          </Form.Item>
        )}
        <Form.Item name={['applicant', 'phone']} label={kind === 'anonymous' ? '电话（可不填）' : '电话'}>
          <ShortText phone placeholder="例如 0377-00000001" />
        </Form.Item>
      </div>
    </>
  );
}
