import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ImportDto } from '../../../contract/imports.ts';
import { sayMoment } from '../../ui/say-time.ts';
import { sentenceOfError } from '../api/problems.ts';
import { QuietLine } from '../inbox/quiet-line.tsx';
import { CheckPart } from './check-part.tsx';
import { ProgressPart } from './progress-part.tsx';
import { importQuery, isUnderWay } from './queries.ts';
import { ReportPart } from './report-part.tsx';
import { sayCount, titleOf } from './say-import.ts';

/** One import, from the preview to its report. */
export function ImportPart({ id }: { readonly id: string }) {
  const { data: one, error } = useQuery(importQuery(id));
  useEffect(() => {
    document.title = `${one ? titleOf(one) : '导入'} · 如何办`;
  }, [one]);
  if (error && !one) {
    return (
      <p role="alert" className="form-fault">
        {sentenceOfError(error)} <Link to="/imports">回到导入</Link>
      </p>
    );
  }
  if (!one) return <p className="quiet">正在打开…</p>;
  return (
    <>
      <p className="import-back">
        <Link to="/imports">导入</Link>
      </p>
      <header className="page-head">
        <h1>{titleOf(one)}</h1>
      </header>
      <QuietLine
        parts={[
          one.fileName,
          ...(one.sheet ? [`工作表“${one.sheet}”`] : []),
          one.createdByName,
          sayMoment(one.createdAt),
        ]}
      />
      <Body one={one} />
    </>
  );
}

function Body({ one }: { readonly one: ImportDto }) {
  if (one.state === 'repeated') return <Repeated one={one} />;
  if (isUnderWay(one.state)) return <ProgressPart one={one} />;
  if (one.state === 'done') return <ReportPart one={one} />;
  return (
    <>
      {one.state !== 'ready' && <ReportPart one={one} />}
      {one.columns.length > 0 && <CheckPart one={one} />}
    </>
  );
}

function Repeated({ one: { repeatOf } }: { readonly one: ImportDto }) {
  if (!repeatOf) return null;
  return (
    <p className="import-said">
      {sayMoment(repeatOf.endedAt)} 已从“{repeatOf.fileName}”登记 {sayCount(repeatOf.fresh)}{' '}
      件，这次没有再登记。
      <Link to="/imports" search={{ id: repeatOf.id }}>
        查看那次的结果
      </Link>
    </p>
  );
}
