import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import Button from 'antd/es/button';
import type { ImportDto, ImportLineDto } from '../../../contract/imports.ts';
import { LINE_RESULT_LABELS } from '../../../domain/imports/labels.ts';
import { reportAddress, reportQuery } from './queries.ts';
import { sayCount } from './say-import.ts';

const SAID: Partial<Record<ImportDto['state'], string>> = {
  faulty: '一件也没有登记。改正下面各处后重新上传即可，已登记过的不会重复。',
  stopped: '一件也没有登记。可以再次开始。',
  failed: '系统没能完成，一件也没有登记。请再试一次；仍不行时，请告诉系统管理员。',
};

/** Row by row what became of it. */
export function ReportPart({ one }: { readonly one: ImportDto }) {
  const report = useInfiniteQuery(reportQuery(one.id, one.endedAt));
  const lines = report.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="import-part" aria-labelledby="report">
      {SAID[one.state] && <p className="import-said">{SAID[one.state]}</p>}
      {one.state === 'done' && one.counts && one.counts.known > 0 && (
        <p className="import-said">
          另有 {sayCount(one.counts.known)} 行{one.kind === 'cases' ? '已登记过，没有重复登记' : '没有变化'}。
        </p>
      )}
      {lines.length > 0 && (
        <>
          <div className="import-report-head">
            <h2 id="report">逐行结果</h2>
            <a href={reportAddress(one.id)} download>
              下载 Excel
            </a>
          </div>
          <ul className="remarks">
            {lines.map((line, index) => (
              <ReportLine key={index} line={line} />
            ))}
          </ul>
        </>
      )}
      {report.hasNextPage && (
        <p className="more">
          <Button
            size="large"
            loading={report.isFetchingNextPage}
            onClick={() => void report.fetchNextPage()}
          >
            再看 50 行
          </Button>
        </p>
      )}
    </section>
  );
}

function ReportLine({ line }: { readonly line: ImportLineDto }) {
  return (
    <li className={`line-${line.result}`}>
      <b>{line.cell || `第 ${line.row} 行`}</b>
      <p>
        <span className="line-result">{LINE_RESULT_LABELS[line.result]}</span>{' '}
        {line.result === 'registered' ? '' : `${line.said} `}
        {line.remedy && <span className="quiet">{line.remedy} </span>}
        {line.caseId && (
          <Link to="/cases/$caseId" params={{ caseId: line.caseId }}>
            {line.result === 'registered' ? line.caseNumber : '打开'}
          </Link>
        )}
      </p>
    </li>
  );
}
