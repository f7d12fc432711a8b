/** Supplementing, objecting and withdrawing: each a page of its own that says what will happen. */
import { Buttons, FaultSummary, type FormState, LongField } from './fields.tsx';
import { FilesField } from './files-field.tsx';
import { Page } from './page.tsx';
import type { FileLine, House } from './types.ts';

export const ACT_NAMES = ['supplement', 'object', 'withdraw'] as const;
export type ActName = (typeof ACT_NAMES)[number];

export interface ActData extends FormState {
  readonly act: ActName;
  readonly formKey: string;
  readonly number: string;
  readonly title: string;
  readonly files: readonly FileLine[];
  readonly general?: string;
  /** Working days of the new round after an objection. */
  readonly reopenedWorkingDays: number;
}

const WORDS = {
  supplement: {
    title: '补充材料',
    says: '补充的材料马上转给首问责任人，收到后继续办理。',
    field: 'note',
    label: '补充了什么',
    button: '交补充材料',
  },
  object: {
    title: '没办成，请重办',
    says: '点下面的按钮以后，这件事重新办理，{days} 个工作日内给您新的答复，编号和查询码不变。',
    field: 'reason',
    label: '哪里没有办成',
    button: '确认没办成，请重新办理',
  },
  withdraw: {
    title: '撤回诉求',
    says: '撤回以后，我们不再办理这件事，也不能恢复；以后要办，需要重新提出。',
    field: 'reason',
    label: '为什么撤回',
    button: '确认撤回，不再办理',
  },
} as const;

export function ActPage({ house, ...data }: ActData & { readonly house: House }) {
  const { act, formKey, number, title, values, faults, files, general, reopenedWorkingDays } = data;
  const words = WORDS[act];
  return (
    <Page house={house} title={words.title} place="progress" personal>
      <p className="crumbs">
        <a href="/portal/progress">进度 {number}</a>　{title}
      </p>
      <h1>{words.title}</h1>
      <p className={act === 'withdraw' ? 'warning' : 'lead'}>
        {words.says.replace('{days}', String(reopenedWorkingDays))}
      </p>
      <FaultSummary faults={faults} {...(general && { general })} />
      <form method="post" action={`/portal/progress/${act}`} encType="multipart/form-data">
        <input type="hidden" name="key" value={formKey} />
        <LongField name={words.field} label={words.label} values={values} faults={faults} required />
        {act === 'supplement' && <FilesField files={files} faults={faults} label="照片或材料" />}
        <Buttons>
          <button type="submit" className={act === 'withdraw' ? 'serious' : undefined}>
            {words.button}
          </button>
          <a className="button second" href="/portal/progress">
            不了，回到进度
          </a>
        </Buttons>
      </form>
    </Page>
  );
}
