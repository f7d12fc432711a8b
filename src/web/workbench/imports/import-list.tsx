import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ImportSummaryDto } from '../../../contract/imports.ts';
import { IMPORT_KIND_LABELS, IMPORT_STATE_LABELS } from '../../../domain/imports/labels.ts';
import { sayMoment } from '../../ui/say-time.ts';
import { sentenceOfError } from '../api/problems.ts';
import { QuietLine } from '../inbox/quiet-line.tsx';
import { importsQuery } from './queries.ts';
import { sayCount } from './say-import.ts';

export function ImportList() {
  const { data, error } = useQuery(importsQuery);
  return (
    <section className="import-earlier" aria-labelledby="earlier">
      <h2 id="earlier">导入记录</h2>
      {error && (
        <p role="alert" className="form-fault">
          {sentenceOfError(error)}
        </p>
      )}
      {data?.items.length === 0 && <p className="quiet">还没有导入过。导入的文件和结果会列在这里。</p>}
      <ul className="import-lines">
        {data?.items.map((item) => (
          <li key={item.id}>
            <Link to="/imports" search={{ id: item.id }}>
              <strong>{item.fileName}</strong>
              <span className={`import-state import-${item.state}`}>{standing(item)}</span>
              <QuietLine
                parts={[IMPORT_KIND_LABELS[item.kind], item.createdByName, sayMoment(item.createdAt)]}
              />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function standing({ state, counts, kind }: ImportSummaryDto): string {
  const words = IMPORT_STATE_LABELS[state];
  if (state !== 'done' || !counts) return words;
  return kind === 'cases'
    ? `${words} ${sayCount(counts.fresh)} 件`
    : `${words}，改动 ${sayCount(counts.fresh)} 行`;
}
