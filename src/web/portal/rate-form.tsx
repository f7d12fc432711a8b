/** 好差评, five levels; a bad one asks why. */
import { RATING_LABELS } from '../../contract/portal.ts';
import { Buttons, Choice, FaultSummary, type FormState, TextField } from './fields.tsx';

const OPTIONS = (['5', '4', '3', '2', '1'] as const).map((value) => ({
  value,
  label: RATING_LABELS[value],
}));

export function RateForm({ formKey, values, faults }: FormState & { readonly formKey: string }) {
  return (
    <form className="rate call no-print" method="post" action="/portal/progress/rate">
      <h2>请您评价</h2>
      <FaultSummary faults={faults} />
      <input type="hidden" name="key" value={formKey} />
      <Choice
        name="score"
        label="这次办得怎么样"
        values={values}
        faults={faults}
        options={OPTIONS}
        className="in-row"
      />
      <div className="why">
        <TextField
          name="reason"
          label="哪里不满意"
          hint="选“不满意”“非常不满意”的请写明，我们会联系您改进。"
          values={values}
          faults={faults}
          maxLength={200}
        />
      </div>
      <Buttons>
        <button type="submit">交评价</button>
      </Buttons>
    </form>
  );
}
