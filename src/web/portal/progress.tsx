/** Where the case stands, in plain words; what was answered; what the applicant can do now. */
import { FlightOfLocks } from '../ui/flight-of-locks.tsx';
import { sayExactly } from '../ui/say-time.ts';
import { Answered } from './answered.tsx';
import type { FormState } from './fields.tsx';
import { sayBytes } from './files-field.tsx';
import { Drawing } from './markup.tsx';
import { deskName, Page, Phone } from './page.tsx';
import { RateForm } from './rate-form.tsx';
import type { House, ProgressData } from './types.ts';

interface ProgressPageProps extends ProgressData {
  readonly house: House;
  readonly formKey: string;
  /** What has just been done. */
  readonly done: string | null;
  /** The rating as it came back, where something was missing. */
  readonly rating: FormState;
}

export function ProgressPage(props: ProgressPageProps) {
  const { house, progress, chambers, chart, remaining, missing, files, rated, formKey, done, rating } = props;
  const { number, title, standing, dueAt, answer, can } = progress;
  return (
    <Page house={house} title={`进度 ${number}`} place="progress" personal>
      {done && (
        <p className="done" role="status">
          <span className="done-mark">已办</span>
          {done}
        </p>
      )}
      <p className="crumbs">
        {number}　{title}
      </p>
      <h1 className="standing">{standing}</h1>
      {dueAt && (
        <p className="due">
          最迟 <strong>{sayExactly(dueAt)}</strong> 之前答复您{remaining && `，${remaining}`}。
        </p>
      )}
      <div className="two">
        <div>
          <FlightOfLocks chambers={chambers} size="phone" label="办到哪一级" />
          {missing.length > 0 && (
            <section className="call">
              <h2>请您补充</h2>
              <ul>
                {missing.map((item) => (
                  <li key={item}>{item}</li>
                ))}
              </ul>
            </section>
          )}
          {answer && <Answered answer={answer} />}
          {can.includes('rate') && <RateForm formKey={formKey} {...rating} />}
          {rated && <p className="quiet">您的评价：{rated}。谢谢。</p>}
          <Acts can={can} />
          <section>
            <h2>经过</h2>
            <ol className="timeline">
              {progress.steps.map(({ at, text }) => (
                <li key={`${at} ${text}`}>
                  <span className="timeline-at">{sayExactly(at)}</span>
                  {text}
                </li>
              ))}
            </ol>
          </section>
        </div>
        <aside>
          <section className="facts">
            <dl>
              <dt>首问责任人</dt>
              <dd>{deskName(progress.unitName, progress.responderPostTitle)}</dd>
              <dt>电话</dt>
              <dd>
                <Phone number={progress.responderPhone} />
              </dd>
              {files.length > 0 && (
                <>
                  <dt>您交的材料</dt>
                  <dd>
                    {files.map(({ id, name, size }) => (
                      <span key={id} className="file">
                        {name}（{sayBytes(size)}）
                      </span>
                    ))}
                  </dd>
                </>
              )}
            </dl>
          </section>
          <section>
            <h2>走到了哪一步</h2>
            <Drawing className="chart" svg={chart} />
          </section>
        </aside>
      </div>
      <form className="leave no-print" method="post" action="/portal/leave">
        <a className="button second" href="/portal/receipt">
          再看回执
        </a>
        <button type="submit" className="second">
          看完了，退出
        </button>
        <p className="hint">用别人的手机或公用电脑，请点“退出”。不退出的，30 分钟后自动退出。</p>
      </form>
    </Page>
  );
}

const ACTS = {
  supplement: { label: '补充材料', why: '还有材料或情况要补充的' },
  object: { label: '没办成，请重办', why: '答复了，但事情没有办成的' },
  withdraw: { label: '撤回诉求', why: '不用再办的' },
} as const;

function Acts({ can }: { readonly can: ProgressData['progress']['can'] }) {
  const acts = (['supplement', 'object', 'withdraw'] as const).filter((name) => can.includes(name));
  if (acts.length === 0) return null;
  return (
    <section className="no-print">
      <h2>您可以</h2>
      <ul className="acts">
        {acts.map((name) => (
          <li key={name}>
            <a
              className={name === 'supplement' ? 'button' : 'button second'}
              href={`/portal/progress/${name}`}
            >
              {ACTS[name].label}
            </a>
            <span className="quiet">{ACTS[name].why}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
