import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import Button from 'antd/es/button';
import type { ImportDto, RemapBody } from '../../../contract/imports.ts';
import { sentenceOfError } from '../api/problems.ts';
import { ColumnsPart } from './columns-part.tsx';
import { DefaultsPart } from './defaults-part.tsx';
import { PreviewPart } from './preview-part.tsx';
import { importQuery, remapImport, runImport } from './queries.ts';
import { RemarksPart } from './remarks-part.tsx';
import { sayCount, sayCounts } from './say-import.ts';

/** What the check found, what the columns mean, and the button that brings it in. */
export function CheckPart({ one }: { readonly one: ImportDto }) {
  const queries = useQueryClient();
  const { queryKey } = importQuery(one.id);
  const again = () => queries.invalidateQueries({ queryKey });
  const remap = useMutation({ mutationFn: (body: RemapBody) => remapImport(one.id, body), onSettled: again });
  const run = useMutation({ mutationFn: () => runImport(one.id), onSettled: again });
  const change = (part: Partial<RemapBody>) =>
    remap.mutate({
      mapping: one.mapping,
      defaults: one.defaults,
      sheet: one.sheet,
      headingRow: one.headingRow,
      ...part,
    });
  const fault = remap.error ?? run.error;
  return (
    <>
      <p className="import-said" role="status">
        {remap.isPending ? '正在重新核对…' : one.counts && sayCounts(one.kind, one.counts)}
      </p>
      <RemarksPart title="要改正的" remarks={one.faults} total={one.faultsTotal} />
      <RemarksPart title="请留意" remarks={one.notes} total={one.notesTotal} also={one.notices} quiet />
      {one.kind === 'cases' && <DefaultsPart one={one} onChange={change} />}
      <ColumnsPart one={one} onChange={change} />
      <PreviewPart one={one} />
      <p className="form-fault" role="alert">
        {fault ? sentenceOfError(fault) : ''}
      </p>
      <Actions one={one} busy={remap.isPending || run.isPending} onRun={() => run.mutate()} />
    </>
  );
}

function Actions({
  one,
  busy,
  onRun,
}: {
  readonly one: ImportDto;
  readonly busy: boolean;
  readonly onRun: () => void;
}) {
  const { counts, kind } = one;
  const faulty = counts?.faulty ?? 0;
  const fresh = counts?.fresh ?? 0;
  const words = kind === 'cases' ? `登记 ${sayCount(fresh)} 件` : `改动 ${sayCount(fresh)} 行`;
  return (
    <div className="import-actions">
      <Link to="/imports">换一个文件</Link>
      <Button type="primary" size="large" disabled={busy || faulty > 0 || fresh === 0} onClick={onRun}>
        {faulty > 0 ? `先改正 ${sayCount(faulty)} 行` : words}
      </Button>
      {faulty > 0 && <p className="quiet">在表格里改正后重新上传，或在上面另选各列的含义。</p>}
    </div>
  );
}
