import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { unmask } from '../api/cases.ts';
import { sentenceOfError } from '../api/problems.ts';
import { phoneKey } from '../commands/phone-key.ts';

const REASONS = ['联系申请人办理', '电话答复', '核实情况'] as const;

/** Masked until somebody says why they need it; the reason is recorded. */
export function PhoneNumber({ caseId, masked }: { readonly caseId: string; readonly masked: string }) {
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const known = useQuery<string | null>({
    queryKey: phoneKey(caseId),
    queryFn: () => null,
    enabled: false,
    initialData: null,
  }).data;
  const show = useMutation({
    mutationFn: (why: string) => unmask(caseId, why),
    onSuccess: ({ phone }) => {
      queries.setQueryData(phoneKey(caseId), phone);
      setAsking(false);
    },
  });
  if (known) return <a href={`tel:${known}`}>{known}</a>;
  return (
    <>
      {masked}
      <Button type="link" className="no-print" onClick={() => setAsking(true)}>
        显示号码
      </Button>
      <Modal
        open={asking}
        title="显示完整号码"
        okText="记录用途并显示"
        cancelText="不显示"
        okButtonProps={{ disabled: reason.trim() === '', loading: show.isPending }}
        onOk={() => show.mutate(reason.trim())}
        onCancel={() => setAsking(false)}
        destroyOnHidden
      >
        <p className="quiet">谁、什么时候、为什么查看，都会记录下来。</p>
        <fieldset className="chips phone-reasons">
          <legend className="hidden">常用用途</legend>
          {REASONS.map((one) => (
            <Button key={one} aria-pressed={reason === one} onClick={() => setReason(one)}>
              {one}
            </Button>
          ))}
        </fieldset>
        <label htmlFor="unmask-reason">用途</label>
        <Input id="unmask-reason" value={reason} onChange={(event) => setReason(event.target.value)} />
        <p className="form-fault" role="alert">
          {show.error ? sentenceOfError(show.error) : ''}
        </p>
      </Modal>
    </>
  );
}
