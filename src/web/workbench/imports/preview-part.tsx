import type { ImportDto, PreviewRowDto } from '../../../contract/imports.ts';
import type { ImportField } from '../../../domain/imports/vocabulary.ts';
import { useNarrow } from '../app/media.ts';
import { fieldsOf, labelOf } from './say-import.ts';

const ROWS_ON_A_PHONE = 3;
const STATES = { new: '可以登记', known: '已登记过', fault: '有错' };
const ROSTER_STATES = { new: '会有改动', known: '没有变化', fault: '有错' };

/** The first rows as they were understood. */
export function PreviewPart({ one }: { readonly one: ImportDto }) {
  const narrow = useNarrow();
  const rows = narrow ? one.preview.slice(0, ROWS_ON_A_PHONE) : one.preview;
  const shown = fieldsOf(one.kind).filter((field) => one.preview.some(({ cells }) => cells[field]));
  if (one.preview.length === 0) return null;
  return (
    <section className="import-part">
      <h2>前 {rows.length} 行读作</h2>
      {narrow ? <Lines one={one} rows={rows} shown={shown} /> : <Table one={one} rows={rows} shown={shown} />}
    </section>
  );
}

interface ShownProps {
  readonly one: ImportDto;
  readonly rows: readonly PreviewRowDto[];
  readonly shown: readonly ImportField[];
}

function Table({ one, rows, shown }: ShownProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled from the keyboard
    <section className="import-wide" tabIndex={0} aria-label="前几行">
      <table className="import-table">
        <thead>
          <tr>
            <th>行</th>
            {shown.map((field) => (
              <th key={field}>{labelOf(one.kind, field)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.row} className={`row-${row.state}`}>
              <td>
                {row.row}
                <span className="import-row-state">{stateOf(one, row)}</span>
              </td>
              {shown.map((field) => (
                <td key={field} className={`import-cell cell-${field}`}>
                  {row.cells[field] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Lines({ one, rows, shown }: ShownProps) {
  return (
    <ul className="import-rows">
      {rows.map((row) => (
        <li key={row.row} className={`row-${row.state}`}>
          <p>
            第 {row.row} 行 <span className="import-row-state">{stateOf(one, row)}</span>
          </p>
          <dl>
            {shown
              .filter((field) => row.cells[field])
              .map((field) => (
                <div key={field}>
                  <dt>{labelOf(one.kind, field)}</dt>
                  <dd>{row.cells[field]}</dd>
                </div>
              ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

function stateOf({ kind }: ImportDto, { state }: PreviewRowDto): string {
  return (kind === 'cases' ? STATES : ROSTER_STATES)[state];
}
