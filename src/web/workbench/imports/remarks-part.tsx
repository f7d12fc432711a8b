import type { RemarkDto } from '../../../contract/imports.ts';
import { sayCount } from './say-import.ts';

interface RemarksPartProps {
  readonly title: string;
  readonly remarks: readonly RemarkDto[];
  readonly total: number;
  /** About the file as a whole. */
  readonly also?: readonly string[];
  readonly quiet?: boolean;
}

const NAMED_CELLS = 6;

/** Cells with what is wrong and what to do, as a list that can be worked off beside the open table. */
export function RemarksPart({ title, remarks, total, also = [], quiet = false }: RemarksPartProps) {
  if (remarks.length + also.length === 0) return null;
  return (
    <section className="import-part">
      <h2>{title}</h2>
      <ul className={quiet ? 'remarks remarks-quiet' : 'remarks'}>
        {also.map((sentence) => (
          <li key={sentence}>
            <p>{sentence}</p>
          </li>
        ))}
        {grouped(remarks).map(({ cells, said, remedy }) => (
          <li key={said}>
            <b>{sayCells(cells)}</b>
            <p>
              {said}。{remedy && <span className="quiet">{remedy}</span>}
            </p>
          </li>
        ))}
      </ul>
      {total > remarks.length && (
        <p className="quiet">
          共 {sayCount(total)} 处，先列出 {remarks.length} 处。
        </p>
      )}
    </section>
  );
}

/** The same fault in many cells is one thing to mend. */
function grouped(remarks: readonly RemarkDto[]) {
  const groups = Map.groupBy(remarks, ({ said, remedy }) => `${said}\n${remedy ?? ''}`);
  return [...groups.values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ said: first.said, remedy: first.remedy, cells: same.map(({ cell }) => cell) }] : [];
  });
}

function sayCells(cells: readonly string[]): string {
  const named = cells.slice(0, NAMED_CELLS).join('、');
  return cells.length > NAMED_CELLS ? `${named} 等 ${cells.length} 处` : named;
}
