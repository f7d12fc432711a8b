/** Fields of a form that works without a script: label, hint, what was typed, and the fault beside it. */
import type { InputHTMLAttributes, ReactNode } from 'react';
import type { FieldFaults, TypedValues } from '../../contract/portal.ts';

export interface FormState {
  readonly values: TypedValues;
  readonly faults: FieldFaults;
}

interface FieldProps extends FormState {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
}

/** What a control says about itself to those who hear it. */
function described({ name, hint, faults }: Pick<FieldProps, 'name' | 'hint' | 'faults'>) {
  const fault = faults[name];
  const ids = [hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(' ');
  return {
    ...(ids !== '' && { 'aria-describedby': ids }),
    ...(fault && { 'aria-invalid': true }),
  };
}

export function Fault({ name, faults }: Pick<FieldProps, 'name' | 'faults'>) {
  const fault = faults[name];
  return fault ? (
    <p className="fault" id={`${name}-fault`}>
      <span className="fault-mark">要改</span>
      {fault}
    </p>
  ) : null;
}

function Hint({ name, hint }: Pick<FieldProps, 'name' | 'hint'>) {
  return hint ? (
    <p className="hint" id={`${name}-hint`}>
      {hint}
    </p>
  ) : null;
}

type Extra = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'type' | 'inputMode' | 'autoComplete' | 'required' | 'maxLength' | 'className'
>;

export function TextField({ name, label, hint, values, faults, ...rest }: FieldProps & Extra) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <Hint name={name} {...(hint && { hint })} />
      <Fault name={name} faults={faults} />
      <input
        id={name}
        name={name}
        type="text"
        defaultValue={values[name] ?? ''}
        {...described({ name, faults, ...(hint && { hint }) })}
        {...rest}
      />
    </div>
  );
}

export function LongField(props: FieldProps & { readonly rows?: number; readonly required?: boolean }) {
  const { name, label, hint, values, faults, rows = 5, required = false } = props;
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <Hint name={name} {...(hint && { hint })} />
      <Fault name={name} faults={faults} />
      <textarea
        id={name}
        name={name}
        rows={rows}
        required={required}
        defaultValue={values[name] ?? ''}
        {...described({ name, faults, ...(hint && { hint }) })}
      />
    </div>
  );
}

interface ChoiceProps extends FieldProps {
  readonly options: readonly { readonly value: string; readonly label: string; readonly note?: string }[];
  readonly className?: string;
}

/** One of a few, all in sight. */
export function Choice({ name, label, hint, values, faults, options, className = '' }: ChoiceProps) {
  return (
    <fieldset className={`field choice ${className}`} {...described({ name, faults, ...(hint && { hint }) })}>
      <legend>{label}</legend>
      <Hint name={name} {...(hint && { hint })} />
      <Fault name={name} faults={faults} />
      <div className="options">
        {options.map(({ value, label: words, note }, at) => (
          <label key={value} className="option">
            <input
              type="radio"
              id={at === 0 ? name : `${name}-${value}`}
              name={name}
              value={value}
              defaultChecked={values[name] === value}
            />
            <span>
              {words}
              {note && <span className="quiet">{note}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** At the top of a form that came back: how much is to be changed, and where. */
interface FaultSummaryProps {
  readonly faults: FieldFaults;
  readonly general?: string;
  /** Names of the fields as they follow each other on the page. */
  readonly order?: readonly string[];
}

export function FaultSummary({ faults, general, order = [] }: FaultSummaryProps) {
  const all = Object.entries(faults).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  if (all.length === 0 && !general) return null;
  return (
    <div className="faults" role="alert">
      <h2>{general ?? `有 ${all.length} 处要改，您填的都还在`}</h2>
      {all.length > 0 && (
        <ul>
          {all.map(([name, text]) => (
            <li key={name}>
              <a href={`#${name}`}>{text}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export function Buttons({ children }: { readonly children: ReactNode }) {
  return <div className="buttons">{children}</div>;
}
