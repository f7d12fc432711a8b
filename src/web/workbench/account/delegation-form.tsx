import { useMutation, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Checkbox from 'antd/es/checkbox';
import Form from 'antd/es/form';
import Select from 'antd/es/select';
import { useState } from 'react';
import type { AccountDto } from '../../../contract/identity.ts';
import { delegationInputSchema } from '../../../contract/organisation.ts';
import { delegationsQuery, giveDelegation } from '../api/house.ts';
import { sentenceOfError } from '../api/problems.ts';
import { clearFaults, faultsOfServer, faultsOfZod, showFaults } from '../form/faults.ts';
import { FormProblem } from '../form/form-problem.tsx';
import { PersonPicker } from '../form/house-pickers.tsx';
import { MomentInput } from '../form/moments.tsx';

interface DelegationValues {
  readonly toPersonId: string | null;
  readonly postId: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly takesOverWaiting: boolean;
}

export function DelegationForm({ account }: { readonly account: AccountDto }) {
  const queries = useQueryClient();
  const [form] = Form.useForm<DelegationValues>();
  const [sentences, setSentences] = useState<readonly string[]>([]);
  const give = useMutation({
    mutationFn: giveDelegation,
    onSuccess: () => {
      form.resetFields();
      void queries.invalidateQueries({ queryKey: delegationsQuery.queryKey });
    },
    onError: (error) => {
      const homeless = showFaults(form, faultsOfServer(error));
      setSentences([...new Set([sentenceOfError(error), ...homeless])]);
    },
  });
  const submit = ({ from, ...values }: DelegationValues) => {
    const body = { ...values, ...(from && { from }) };
    clearFaults(form);
    const checked = delegationInputSchema.safeParse(body);
    if (checked.success) {
      setSentences([]);
      give.mutate(checked.data);
    } else setSentences(showFaults(form, faultsOfZod(checked.error, body)));
  };
  if (account.posts.length === 0) return null;
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      className="delegation-form"
      initialValues={{ toPersonId: null, postId: null, from: null, to: null, takesOverWaiting: true }}
      onFinish={submit}
    >
      <FormProblem sentences={sentences} />
      <Form.Item name="toPersonId" label="请谁代理">
        <PersonPicker except={account.person.id} />
      </Form.Item>
      {account.posts.length > 1 && (
        <Form.Item name="postId" label="代理哪个岗位">
          <Select
            allowClear
            placeholder="全部岗位"
            options={account.posts.map(({ id, title }) => ({ value: id, label: title }))}
          />
        </Form.Item>
      )}
      <Form.Item name="from" label="从什么时候（不填为现在）">
        <MomentInput />
      </Form.Item>
      <Form.Item name="to" label="到什么时候">
        <MomentInput />
      </Form.Item>
      <Form.Item name="takesOverWaiting" valuePropName="checked">
        <Checkbox>已在等我处理的，也一并代理</Checkbox>
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={give.isPending}>
        开始代理
      </Button>
    </Form>
  );
}
