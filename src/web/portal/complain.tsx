/** “办不成事”反映: whom to call and what happens then. @clause 4.2 */
import { Page, Phone } from './page.tsx';
import type { House } from './types.ts';

export interface ComplainData {
  readonly unitName: string;
  readonly postTitle: string;
}

export function ComplainPage({ house, unitName, postTitle }: ComplainData & { readonly house: House }) {
  return (
    <Page house={house} title="“办不成事”反映" place="complain">
      <h1>“办不成事”反映</h1>
      <p className="lead">事情没有办成、没人答复，或者有人只说“不能办”却不说怎么办，请告诉我们。</p>
      <section className="call">
        <h2>打电话，最快</h2>
        <p className="number">
          <Phone number={house.complaintPhone} />
        </p>
        <p>
          {unitName}受理，专人接听：{postTitle}。工作日上班时间。
        </p>
      </section>
      <section>
        <h2>已经有回执的</h2>
        <p>
          先<a href="/portal/progress">查进度</a>
          ：答复以后仍没有办成的，点“没办成，请重办”，我们重新办理，不用再提一次。
        </p>
      </section>
      <section>
        <h2>还没有提过的</h2>
        <p>
          可以<a href="/portal/ask">在网上提诉求</a>，也可以到窗口当面说。不愿留名的，选“匿名”。
        </p>
      </section>
      <section>
        <h2>反映以后</h2>
        <ol className="how">
          <li>当场登记，记入台账。</li>
          <li>不归我们管的，说明该找谁；归我们管的，限期办理并督促。</li>
          <li>办理情况反馈给您。</li>
          <li>您的姓名和电话只有受理的人知道，不会告诉被反映的人。</li>
        </ol>
      </section>
    </Page>
  );
}
