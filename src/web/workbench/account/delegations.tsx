import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Popconfirm from 'antd/es/popconfirm';
import type { AccountDto } from '../../../contract/identity.ts';
import type { DelegationDto } from '../../../contract/organisation.ts';
import { sayExactly } from '../../ui/say-time.ts';
import { delegationsQuery, endDelegation } from '../api/house.ts';
import { sentenceOfError } from '../api/problems.ts';
import { DelegationForm } from './delegation-form.tsx';

export function Delegations({ account }: { readonly account: AccountDto }) {
  const queries = useQueryClient();
  const { data, error } = useQuery(delegationsQuery);
  const end = useMutation({
    mutationFn: endDelegation,
    onSettled: () => queries.invalidateQueries({ queryKey: delegationsQuery.queryKey }),
  });
  const fault = error ?? end.error;
  return (
    <>
      <p className="form-fault" role="alert">
        {fault ? sentenceOfError(fault) : ''}
      </p>
      <ul className="delegations">
        {data?.given.map((one) => (
          <DelegationLine key={one.id} one={one}>
            <strong>请 {one.receiver.name} 代理</strong>
            <Popconfirm
              title={`现在就收回，不再由 ${one.receiver.name} 代理？`}
              okText="收回"
              cancelText="不收回"
              onConfirm={() => end.mutate(one.id)}
            >
              <Button loading={end.isPending && end.variables === one.id}>收回</Button>
            </Popconfirm>
          </DelegationLine>
        ))}
        {data?.received.map((one) => (
          <DelegationLine key={one.id} one={one}>
            <strong>您代理 {one.giver.name}</strong>
          </DelegationLine>
        ))}
      </ul>
      {data && data.given.length + data.received.length === 0 && <p className="quiet">现在没有代理。</p>}
      <DelegationForm account={account} />
    </>
  );
}

function DelegationLine({
  one,
  children,
}: {
  readonly one: DelegationDto;
  readonly children: React.ReactNode;
}) {
  return (
    <li>
      <div className="delegation-head">{children}</div>
      <p className="quiet">
        {one.post ? one.post.title : '全部岗位'}，{sayExactly(one.from)} 至 {sayExactly(one.to)}
        {one.takesOverWaiting && '，包括已在等待的'}
        {one.state === 'planned' && '（还没开始）'}
      </p>
    </li>
  );
}
