/** 我要提诉求: one page, what is needed and no more. */
import { Buttons, Choice, Fault, FaultSummary, type FormState, LongField, TextField } from './fields.tsx';
import { FilesField } from './files-field.tsx';
import { Page } from './page.tsx';
import type { FileLine, House, MatterChoice } from './types.ts';

export interface AskData extends FormState {
  /** Makes a form that is sent twice one request. */
  readonly formKey: string;
  readonly choices: readonly MatterChoice[];
  readonly files: readonly FileLine[];
  /** What went wrong with the whole form. */
  readonly general?: string;
}

const ORDER = [
  'kind',
  'matterId',
  'title',
  'detail',
  'files',
  'applicantKind',
  'organisation',
  'name',
  'phone',
  'pin',
];

export function AskPage({ house, ...data }: AskData & { readonly house: House }) {
  const { values, faults, choices, formKey, files, general } = data;
  const state = { values, faults };
  const wrong = Object.keys(faults).length > 0 || general !== undefined;
  return (
    <Page house={house} title={wrong ? '有几处要改：我要提诉求' : '我要提诉求'} place="ask">
      <h1>我要提诉求</h1>
      <p className="lead">填好后当场给回执，上面有首问责任人和答复期限。</p>
      <FaultSummary faults={faults} order={ORDER} {...(general && { general })} />
      <form className="ask" method="post" action="/portal/ask" encType="multipart/form-data">
        <input type="hidden" name="key" value={formKey} />
        <h2>什么事</h2>
        <Choice
          {...state}
          name="kind"
          label="您是要"
          className="in-row"
          options={[
            { value: 'request', label: '办一件事' },
            { value: 'consultation', label: '问一件事' },
          ]}
        />
        <MatterSelect choices={choices} state={state} />
        <TextField
          {...state}
          name="title"
          label="一句话说是什么事"
          required
          maxLength={200}
          autoComplete="off"
        />
        <LongField
          {...state}
          name="detail"
          label="具体情况"
          hint="在哪里、什么时候、遇到什么情况、想怎么办。不要写身份证号。"
          rows={7}
          required
        />
        <FilesField files={files} faults={faults} label="照片或材料" />
        <h2>怎么答复您</h2>
        <Choice
          {...state}
          name="applicantKind"
          label="以谁的名义"
          className="in-row"
          options={[
            { value: 'person', label: '个人' },
            { value: 'enterprise', label: '单位' },
            { value: 'anonymous', label: '匿名' },
          ]}
        />
        <div className="when-enterprise">
          <TextField {...state} name="organisation" label="单位名称" autoComplete="organization" />
        </div>
        <div className="when-named">
          <TextField {...state} name="name" label="姓名（单位填联系人）" autoComplete="name" />
        </div>
        <TextField
          {...state}
          name="phone"
          label="电话"
          hint="只用来答复您。查进度时要填后四位。"
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          className="short"
        />
        <TextField
          {...state}
          name="pin"
          label="查询密码（不留电话的请设一个）"
          hint="4 至 8 位数字，请记住。"
          inputMode="numeric"
          autoComplete="off"
          maxLength={8}
          className="short"
        />
        <Buttons>
          <button type="submit">提交登记，领取回执</button>
        </Buttons>
        <p className="hint">您填的内容只用于办理这件事，只有办理的人看得到。</p>
      </form>
    </Page>
  );
}

function MatterSelect({
  choices,
  state,
}: {
  readonly choices: AskData['choices'];
  readonly state: FormState;
}) {
  return (
    <div className="field">
      <label htmlFor="matterId">属于哪个事项</label>
      <p className="hint" id="matterId-hint">
        拿不准就选“不清楚”，我们来判断。
      </p>
      <Fault name="matterId" faults={state.faults} />
      <select
        id="matterId"
        name="matterId"
        defaultValue={state.values.matterId ?? ''}
        aria-describedby={state.faults.matterId ? 'matterId-hint matterId-fault' : 'matterId-hint'}
      >
        <option value="">不清楚，请帮我判断</option>
        {choices.map(({ label, matters }) => (
          <optgroup key={label} label={label}>
            {matters.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}
