/** The published list: found by words, initials or category. @clause 3.1 */
import { Page } from './page.tsx';
import type { House, MatterLine } from './types.ts';

export interface MattersData {
  readonly text: string;
  readonly category: string;
  readonly categories: readonly { readonly id: string; readonly label: string }[];
  readonly matters: readonly MatterLine[];
}

export function MattersPage({ house, ...data }: MattersData & { readonly house: House }) {
  const { text, category, categories, matters } = data;
  const groups = [...new Set(matters.map(({ categoryLabel }) => categoryLabel))];
  return (
    <Page house={house} title={text ? `“${text}”的事项` : '事项清单'} place="matters">
      <h1>事项清单</h1>
      <form className="search" action="/portal/matters" method="get">
        <div className="search-fields">
          <div>
            <label htmlFor="q">事项名称（也可输拼音首字母）</label>
            <input id="q" name="q" type="search" defaultValue={text} autoComplete="off" />
          </div>
          <div>
            <label htmlFor="category">类别</label>
            <select id="category" name="category" defaultValue={category}>
              <option value="">全部类别</option>
              {categories.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          </div>
          <button type="submit">查事项</button>
        </div>
      </form>
      <p role="status">{matters.length > 0 ? `共 ${matters.length} 项。` : '没有找到这样的事项。'}</p>
      {matters.length === 0 && (
        <p>
          换个说法试试；不在清单上的事也可以<a href="/portal/ask">直接提诉求</a>，我们帮您找到该办的科室。
        </p>
      )}
      {groups.map((group) => (
        <section key={group}>
          <h2>{group}</h2>
          <ul className="matter-list">
            {matters
              .filter(({ categoryLabel }) => categoryLabel === group)
              .map(({ id, name, unitName, limit }) => (
                <li key={id}>
                  <a href={`/portal/matters/${id}`}>{name}</a>
                  <span className="quiet">
                    {unitName}，{limit}
                  </span>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </Page>
  );
}
