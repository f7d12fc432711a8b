/** 查进度: with the code of the receipt and one thing that only the applicant knows. */
import { Buttons, FaultSummary, type FormState, TextField } from './fields.tsx';
import { Page, Phone } from './page.tsx';
import type { House } from './types.ts';

export interface FollowData extends FormState {
  readonly general?: string;
  /** What was written on a page whose pass has run out meanwhile: to be copied. */
  readonly written?: string;
}

export function FollowPage({
  house,
  values,
  faults,
  general,
  written,
}: FollowData & { readonly house: House }) {
  const wrong = Object.keys(faults).length > 0 || general !== undefined;
  return (
    <Page
      house={house}
      title={wrong ? '请核对：查进度' : '查进度'}
      place="progress"
      script="/portal/code-from-address.js"
      personal
    >
      <h1>查进度</h1>
      <FaultSummary faults={faults} {...(general && { general })} />
      {written && (
        <div className="field">
          <label htmlFor="written">您刚才写的在这里，请先复制</label>
          <textarea id="written" rows={5} readOnly defaultValue={written} />
        </div>
      )}
      <form className="follow" method="post" action="/portal/progress">
        <TextField
          name="code"
          label="查询码"
          hint="在回执上，12 位，横线可以不填，大小写都行。"
          values={values}
          faults={faults}
          autoComplete="off"
          required
          className="code-input"
        />
        <TextField
          name="secret"
          label="电话后四位，或查询密码"
          values={{}}
          faults={faults}
          inputMode="numeric"
          autoComplete="off"
          required
          maxLength={8}
          className="short"
        />
        <Buttons>
          <button type="submit">查进度</button>
        </Buttons>
      </form>
      <p>
        回执丢了？请带身份证件到窗口，或打 <Phone number={house.phone} />
        ，我们核对后告诉您。
      </p>
    </Page>
  );
}
