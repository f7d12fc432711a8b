import { useMutation, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Popconfirm from 'antd/es/popconfirm';
import { useState } from 'react';
import type { RecomputationDto } from '../../../contract/calendar-editor.ts';
import { RECOMPUTATION_STATUS_LABELS } from '../../../domain/calendar/labels.ts';
import { sayMoment } from '../../ui/say-time.ts';
import { sentenceOfError } from '../api/problems.ts';
import { goOn, isUnderWay, stopRecomputation, undoChange } from './calendar-api.ts';
import { MovedList } from './moved-list.tsx';

/** How far the recomputing is, what it moved, and how to stop it or take the change back. */
export function RecomputePart({ recomputation: one }: { readonly recomputation: RecomputationDto }) {
  const [open, setOpen] = useState(false);
  const { id, total, done, moved, failed } = one;
  return (
    <section className="recompute" aria-labelledby="recompute">
      <h2 id="recompute">{headOf(one)}</h2>
      <p className="quiet">
        {one.reason && `因 ${one.reason}，`}
        {sayMoment(one.createdAt)} 由{one.createdByName}发起
        {one.endedAt && `，${sayMoment(one.endedAt)} ${one.status === 'done' ? '算完' : '结束'}`}
      </p>
      {(isUnderWay(one) || one.status === 'stopped') && (
        <progress
          className="recompute-bar"
          max={Math.max(total ?? 1, 1)}
          value={total === null ? 0 : done}
          aria-label={RECOMPUTATION_STATUS_LABELS[one.status]}
        />
      )}
      {failed > 0 && (
        <p className="recompute-failed">有 {failed} 件没有算成，请系统管理员查看日志，排除后再算一遍。</p>
      )}
      <RecomputeActions one={one} />
      {moved > 0 && (
        <>
          <Button type="link" className="recompute-more" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? '收起' : `看看是哪 ${moved} 件，从何时改到何时`}
          </Button>
          {open && <MovedList id={id} moved={moved} />}
        </>
      )}
    </section>
  );
}

function headOf({ status, total, done, moved }: RecomputationDto): string {
  const counted = total === null ? '' : `，已算 ${done} 件，共 ${total} 件`;
  const found = moved > 0 ? `${moved} 件的期限有变化` : '没有期限变化';
  if (status === 'done') return `期限已重新计算：${found}`;
  return `${RECOMPUTATION_STATUS_LABELS[status]}期限${counted}`.replace('已停下期限', '重新计算已停下');
}

function RecomputeActions({ one }: { readonly one: RecomputationDto }) {
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: ['calendar'] });
  const stop = useMutation({ mutationFn: () => stopRecomputation(one.id), onSettled });
  const resume = useMutation({ mutationFn: goOn, onSettled });
  const undo = useMutation({ mutationFn: () => undoChange(one.id), onSettled });
  const fault = stop.error ?? resume.error ?? undo.error;
  if (one.can.length === 0) return null;
  return (
    <>
      <p className="form-fault" role="alert">
        {fault ? sentenceOfError(fault) : ''}
      </p>
      <p className="recompute-actions">
        {one.can.includes('go-on') && (
          <Button type="primary" loading={resume.isPending} onClick={() => resume.mutate()}>
            {one.status === 'done' ? '没算成的再算一遍' : '接着算完'}
          </Button>
        )}
        {one.can.includes('stop') && (
          <Button loading={stop.isPending} onClick={() => stop.mutate()}>
            先停下
          </Button>
        )}
        {one.can.includes('undo') && (
          <Popconfirm
            title="撤销这次日历改动？"
            description={`日历恢复为改动之前的样子，另存一版；${one.moved > 0 ? `${one.moved} 件的期限改回去，` : ''}每件的经过里都会写明。`}
            okText="撤销改动"
            cancelText="不撤销"
            onConfirm={() => undo.mutate()}
          >
            <Button loading={undo.isPending}>撤销这次改动</Button>
          </Popconfirm>
        )}
      </p>
    </>
  );
}
