import type { FormInstance } from 'antd';
import Checkbox from 'antd/es/checkbox';
import Form from 'antd/es/form';
import { Choice } from '../form/choice.tsx';
import { ResponderPicker, UnitPicker } from '../form/house-pickers.tsx';
import { MatterPicker } from '../form/matter-picker.tsx';
import { MomentInput } from '../form/moments.tsx';
import { LongText, ShortText } from '../form/text-input.tsx';
import type { RegisterValues } from './register-values.ts';

interface RequestFieldsProps {
  readonly form: FormInstance<RegisterValues>;
  readonly values: RegisterValues;
}

const KINDS = [
  { value: 'request', label: '诉求', note: '要办一件事' },
  { value: 'consultation', label: '咨询', note: '要一个答案' },
] as const;

/** What is asked, under which matter, and who takes it. */
export function RequestFields({ form, values }: RequestFieldsProps) {
  const consultation = values.kind === 'consultation';
  return (
    <>
      <Form.Item name="kind" label="要什么" className="way">
        <Choice options={KINDS} label="要什么" />
      </Form.Item>
      <div className="two">
        <Form.Item name="matterId" label="事项（可不填）">
          <MatterPicker
            onMatter={(matter) => form.setFieldsValue({ unitId: matter.unit.id, responderPostId: null })}
          />
        </Form.Item>
        <Form.Item name="unitId" label="承办科室或单位">
          <UnitPicker />
        </Form.Item>
      </div>
      <Form.Item name="title" label="一句话说清">
        <ShortText placeholder={consultation ? '想问什么' : '要办什么'} />
      </Form.Item>
      <Form.Item name="detail" label="详情（可不填）">
        <LongText rows={3} />
      </Form.Item>
      {consultation && (
        <Form.Item name="onTheSpot" valuePropName="checked">
          <Checkbox>即问即答：已经当场答复</Checkbox>
        </Form.Item>
      )}
      {consultation && values.onTheSpot && (
        <Form.Item name="instantAnswer" label="当场怎么答的">
          <LongText rows={2} />
        </Form.Item>
      )}
      <details className="register-more">
        <summary>收件时间、地址、查询密码、首问责任人（都可不填）</summary>
        <div className="two">
          <Form.Item name="receivedAt" label="收件时间" extra="来信等早于今天的，填收到的时间">
            <MomentInput />
          </Form.Item>
          <Form.Item name="responderPostId" label="首问责任人" extra="不选的，由本科室首问岗位负责">
            <ResponderPicker unitId={values.unitId} />
          </Form.Item>
          <Form.Item name={['applicant', 'address']} label="申请人地址">
            <ShortText />
          </Form.Item>
          <Form.Item name="pin" label="查询密码" extra="申请人自己定的 4 至 8 位数字，不留电话时用来查进度">
            <ShortText phone />
          </Form.Item>
        </div>
      </details>
    </>
  );
}
