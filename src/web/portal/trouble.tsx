/** When something did not work: what happened and where to go on. */
import { Page, Phone } from './page.tsx';
import type { House } from './types.ts';

export interface TroubleData {
  readonly title: string;
  readonly says: string;
  /** Under which the log has more. */
  readonly number: string | null;
}

export function TroublePage({ house, title, says, number }: TroubleData & { readonly house: House }) {
  return (
    <Page house={house} title={title} place={null} personal>
      <h1>{title}</h1>
      <p className="lead">{says}</p>
      {number && <p className="quiet">编号 {number}</p>}
      <p>
        <a className="button" href="/portal">
          回首页
        </a>
      </p>
      <p>
        也可以打 <Phone number={house.phone} />。
      </p>
    </Page>
  );
}
