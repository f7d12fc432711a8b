/** The first page: one question, three things that people come for, and what is promised. */
import { Page, Phone } from './page.tsx';
import type { House } from './types.ts';

export interface HomeData {
  readonly categories: readonly { readonly id: string; readonly label: string; readonly count: number }[];
}

export function HomePage({ house, categories }: HomeData & { readonly house: House }) {
  return (
    <Page house={house} title="首页" place="home">
      <section className="hero">
        <h1>
          <span className="nobr">找{house.shortName}办事，</span>
          <span className="nobr">从这里开始</span>
        </h1>
        <p className="lead">第一个接待您的人负责到底。办得成的，马上办；一时办不成的，逐级往上想办法。</p>
        <form className="search" action="/portal/matters" method="get">
          <label htmlFor="q">要带什么、多久办完、找谁办？输入事项名称</label>
          <div className="search-row">
            <input id="q" name="q" type="search" autoComplete="off" placeholder="例如：取水许可" />
            <button type="submit">查事项</button>
          </div>
        </form>
      </section>
      <ul className="steps-up" aria-label="您要做什么">
        <li>
          <a href="/portal/ask">
            <strong>我要提诉求</strong>
            <span>办事、咨询、投诉都行。几分钟填完，当场给回执。</span>
          </a>
        </li>
        <li>
          <a href="/portal/progress">
            <strong>查进度</strong>
            <span>凭回执上的查询码，加电话后四位或查询密码。</span>
          </a>
        </li>
        <li>
          <a href="/portal/complain">
            <strong>“办不成事”反映</strong>
            <span>事没办成，或者有人只说“不能办”，请告诉我们。</span>
          </a>
        </li>
      </ul>
      <section>
        <h2>事项清单</h2>
        <ul className="chips">
          {categories.map(({ id, label, count }) => (
            <li key={id}>
              <a href={`/portal/matters?category=${id}`}>
                {label} <span className="quiet">{count} 项</span>
              </a>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>我们的承诺</h2>
        <ul className="promises">
          <li>
            <strong>当场登记。</strong>您提出的每件事都有编号、有期限、有首问责任人和电话。
          </li>
          <li>
            <strong>一次说清。</strong>缺什么材料，一次全部告诉您。
          </li>
          <li>
            <strong>谁也不能一个人说“不”。</strong>
            确实办不成的，要经科室负责人、分管领导、主要领导逐级研究，并告诉您原因和可以怎么办。
          </li>
        </ul>
        <p>
          <a href="/portal/how">看办理流程图</a>
          <span className="quiet">　不方便上网？请打 </span>
          <Phone number={house.phone} />
        </p>
      </section>
    </Page>
  );
}
