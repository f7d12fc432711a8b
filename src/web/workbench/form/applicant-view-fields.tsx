/** What the applicant says to it: heard, declined, not to be reached, or unknown to us. */
import Form from 'antd/es/form';
import type { ApplicantView } from '../../../domain/cases/state.ts';
import { Choice } from './choice.tsx';
import { LongText } from './text-input.tsx';

interface ApplicantViewFieldsProps {
  readonly name?: string;
  readonly anonymous: boolean;
}

export function ApplicantViewFields({ name = 'applicantView', anonymous }: ApplicantViewFieldsProps) {
  const kind = Form.useWatch<ApplicantView['kind'] | undefined>([name, 'kind']);
  const options = [
    { value: 'stated', label: '已听取' },
    { value: 'declined', label: '申请人不愿表示' },
    { value: 'unreachable', label: '多次联系不上' },
    ...(anonymous ? [{ value: 'anonymous', label: '匿名，无法征求' }] : []),
  ];
  return (
    <>
      <Form.Item name={[name, 'kind']} label="申请人意见反馈" required>
        <Choice options={options} label="申请人意见反馈" />
      </Form.Item>
      {kind === 'stated' && (
        <Form.Item name={[name, 'text']} label="申请人怎么说" required>
          <LongText rows={2} />
        </Form.Item>
      )}
      {kind === 'unreachable' && (
        <p className="quiet">须先在两个半天内至少联系三次，并逐次用“记录未接通”记下。</p>
      )}
    </>
  );
}
