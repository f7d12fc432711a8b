import { useMutation, useQueryClient } from '@tanstack/react-query';
import Form from 'antd/es/form';
import { useMemo, useState } from 'react';
import { commandSchemas, type StaffCommandName } from '../../../contract/case-commands.ts';
import type { CaseDto } from '../../../contract/cases.ts';
import { STATUS_LABELS } from '../../../domain/cases/labels.ts';
import { caseQuery, giveCommand } from '../api/cases.ts';
import { nowByServer } from '../api/clock.ts';
import { ProblemError, sentenceOfError } from '../api/problems.ts';
import { newId } from '../app/new-id.ts';
import { clearFaults, faultsOfServer, faultsOfZod, showFaults } from '../form/faults.ts';
import { FormProblem } from '../form/form-problem.tsx';
import { focusNext, isPlainEnter, settleField } from '../form/keyboard.ts';
import type { useDraft } from '../form/use-draft.ts';
import { useIdempotencyKey } from '../form/use-key.ts';
import type { Start, Values } from './field.ts';
import { FieldView } from './field-view.tsx';
import { COMMAND_FORMS } from './forms.ts';
import { phoneKey } from './phone-key.ts';
import { Phrases } from './phrases.tsx';
import { saidAfter } from './said-after.ts';

export const COMMAND_FORM_ID = 'command-form';

interface CommandBodyProps {
  readonly one: CaseDto;
  readonly command: StaffCommandName;
  readonly draft: ReturnType<typeof useDraft>;
  readonly usualDueOn: string | null;
  readonly onBusy: (busy: boolean) => void;
  readonly onDone: (after: CaseDto, said: string) => void;
}

export function CommandBody({ one, command, draft, usualDueOn, onBusy, onDone }: CommandBodyProps) {
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [sentences, setSentences] = useState<readonly string[]>([]);
  const keyFor = useIdempotencyKey();
  const described = COMMAND_FORMS[command];
  const phone = queries.getQueryData<string>(phoneKey(one.id)) ?? null;
  // Only once: later states of the case must not overwrite what has been typed.
  const initial = useMemo(() => {
    const start: Start = { now: nowByServer(), newId: newId(), usualDueOn, phone };
    return { ...described.start?.(one, start), ...draft.found };
  }, []);
  const values: Values = { ...initial, ...Form.useWatch((all: Values) => all, { form, preserve: true }) };

  const give = useMutation({
    mutationFn: (body: unknown) =>
      giveCommand({ id: one.id, command, body, version: one.version, idempotencyKey: keyFor(body) }),
    onMutate: () => onBusy(true),
    onSettled: () => onBusy(false),
    onSuccess: (after) => {
      draft.drop();
      onDone(after, saidAfter(command, one, after));
    },
    onError: async (error) => {
      const changed = error instanceof ProblemError && error.status === 409;
      const now = changed ? await queries.fetchQuery({ ...caseQuery(one.id), staleTime: 0 }) : null;
      const homeless = showFaults(form, faultsOfServer(error));
      setSentences([
        ...new Set([sentenceOfError(error), ...(now ? [whatNow(now, command)] : []), ...homeless]),
      ]);
    },
  });

  const submit = () => {
    const all = { ...initial, ...form.getFieldsValue(true) } as Values;
    const body = described.body?.(all, one) ?? all;
    clearFaults(form);
    const checked = commandSchemas[command].safeParse(body);
    if (checked.success) {
      setSentences([]);
      give.mutate(body);
      return;
    }
    setSentences(showFaults(form, faultsOfZod(checked.error, body)));
  };

  return (
    <Form
      id={COMMAND_FORM_ID}
      form={form}
      layout="vertical"
      initialValues={initial}
      onFinish={submit}
      onValuesChange={() => draft.save(form.getFieldsValue(true) as Values)}
      onKeyDownCapture={(event) => {
        const target = event.target as HTMLElement;
        const whole = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
        if (!whole && !isPlainEnter(event)) return;
        event.preventDefault();
        if (whole) settleField(target, () => form.submit());
        else {
          event.stopPropagation();
          focusNext(target.closest('form'), target);
        }
      }}
      requiredMark={false}
    >
      <FormProblem sentences={sentences} />
      <Phrases
        phrases={described.phrases?.(one) ?? []}
        values={values}
        onChoose={(fill) => {
          form.setFieldsValue(fill);
          draft.save(form.getFieldsValue(true) as Values);
        }}
      />
      {described.fields(one).map((field) => (
        <FieldView
          key={field.name}
          field={field}
          values={values}
          anonymous={one.applicant.kind === 'anonymous'}
        />
      ))}
    </Form>
  );
}

/** After a conflict: where the case stands now, and whether this can still be done. */
function whatNow(now: CaseDto, command: StaffCommandName): string {
  const who = now.next ? `，由 ${now.next.personName} 处理` : '';
  const still = now.can.includes(command)
    ? '看过新的进展后，仍可以再点一次。'
    : '这一步现在不能做了；写好的内容还在，可以复制留用。';
  return `现在是“${STATUS_LABELS[now.status]}”${who}。${still}`;
}
