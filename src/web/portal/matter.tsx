/** One matter: what to bring, how long it takes, who does it, and what to do where it usually fails. @clause 3.1 */
import { deskName, Page, Phone } from './page.tsx';
import type { House, MatterPageData } from './types.ts';

export function MatterPage({ house, matter }: { readonly house: House; readonly matter: MatterPageData }) {
  const { name, materials, basis, commonReasons, wayForward } = matter;
  return (
    <Page house={house} title={name} place="matters">
      <p className="crumbs">
        <a href="/portal/matters">事项清单</a> ／ {matter.categoryLabel}
      </p>
      <h1>{name}</h1>
      <div className="two">
        <div>
          <section>
            <h2>要带什么</h2>
            <TextList items={materials} />
          </section>
          <section>
            <h2>怎么办</h2>
            <ol className="how">
              <li>带齐材料到窗口，或在网上提出；缺什么，一次全部告诉您。</li>
              <li>当场登记，给您回执，上面有编号、期限和首问责任人。</li>
              <li>{matter.limit}给您结果，凭回执随时查进度。</li>
              {matter.isLicence && <li>依法作出的决定用书面文书送达，并写明救济途径。</li>}
            </ol>
          </section>
          {commonReasons.length > 0 && (
            <section>
              <h2>常见的办不成的原因</h2>
              <TextList items={commonReasons} />
            </section>
          )}
          <section className="way">
            <h2>遇到了，可以这样办</h2>
            <p>{wayForward}</p>
          </section>
          {basis.length > 0 && (
            <section>
              <h2>依据</h2>
              <TextList items={basis} />
            </section>
          )}
        </div>
        <aside className="facts" aria-label="期限和联系方式">
          <dl>
            <dt>多久办完</dt>
            <dd>
              <strong>{matter.limit}</strong>
              {matter.statutoryWorkingDays !== null &&
                matter.statutoryWorkingDays !== matter.promisedWorkingDays && (
                  <span className="quiet">法定 {matter.statutoryWorkingDays} 个工作日</span>
                )}
            </dd>
            <dt>谁来办</dt>
            <dd>{deskName(matter.unitName, matter.responderPostTitle)}</dd>
            <dt>电话</dt>
            <dd>
              <Phone number={matter.phone} />
            </dd>
            <dt>事项编码</dt>
            <dd>{matter.code}</dd>
          </dl>
          <a className="button" href={`/portal/ask?matter=${matter.id}`}>
            办这件事
          </a>
        </aside>
      </div>
    </Page>
  );
}

function TextList({ items }: { readonly items: readonly string[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
