import { useMutation, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Progress from 'antd/es/progress';
import type { ImportDto } from '../../../contract/imports.ts';
import { IMPORT_PHASE_LABELS } from '../../../domain/imports/labels.ts';
import { sentenceOfError } from '../api/problems.ts';
import { importQuery, stopImport } from './queries.ts';
import { sayCount } from './say-import.ts';

/** How far it is, in words and as a line; and the way to stop it. */
export function ProgressPart({ one }: { readonly one: ImportDto }) {
  const queries = useQueryClient();
  const stop = useMutation({
    mutationFn: () => stopImport(one.id),
    onSettled: () => queries.invalidateQueries({ queryKey: importQuery(one.id).queryKey }),
  });
  const { progress } = one;
  const share = progress && progress.total > 0 ? Math.floor((progress.done / progress.total) * 100) : 0;
  const stopping = one.stopping || stop.isPending;
  return (
    <section className="import-progress" aria-label="进度">
      <p role="status">
        {progress
          ? `${IMPORT_PHASE_LABELS[progress.phase]}：${sayCount(progress.done)} / ${sayCount(progress.total)}`
          : '正在排队，马上开始。'}
      </p>
      <Progress percent={share} showInfo={false} aria-label="已完成的部分" />
      <p className="quiet">可以离开这一页，导入会继续；全部写完之前，一件也不算登记。</p>
      <Button size="large" disabled={stopping} onClick={() => stop.mutate()}>
        {stopping ? '正在停止，已写的会撤销' : '停止，一件也不登记'}
      </Button>
      <p className="form-fault" role="alert">
        {stop.error ? sentenceOfError(stop.error) : ''}
      </p>
    </section>
  );
}
