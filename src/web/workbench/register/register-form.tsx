import { useMutation, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import { useRef, useState } from 'react';
import { type RegisterBody, type RegisteredDto, registerSchema } from '../../../contract/cases.ts';
import { inboxQuery, registerCase } from '../api/cases.ts';
import { sentenceOfError } from '../api/problems.ts';
import { DraftNote } from '../form/draft-note.tsx';
import { clearFaults, faultsOfServer, faultsOfZod, type Renames, showFaults } from '../form/faults.ts';
import { FormProblem } from '../form/form-problem.tsx';
import { focusNext, isPlainEnter, settleField } from '../form/keyboard.ts';
import type { DraftValues, useDraft } from '../form/use-draft.ts';
import { useIdempotencyKey } from '../form/use-key.ts';
import { ApplicantFields } from './applicant-fields.tsx';
import { ChainPreview } from './chain-preview.tsx';
import { bodyOf, emptyValues, type RegisterValues } from './register-values.ts';
import { RequestFields } from './request-fields.tsx';
import { WayFields } from './way-fields.tsx';

interface RegisterFormProps {
  readonly draft: ReturnType<typeof useDraft>;
  readonly found: DraftValues | null;
  readonly ownUnitId: string | null;
  readonly onRegistered: (receipt: RegisteredDto) => void;
}

export function RegisterForm({ draft, found, ownUnitId, onRegistered }: RegisterFormProps) {
  const queries = useQueryClient();
  const [form] = Form.useForm<RegisterValues>();
  const box = useRef<HTMLDivElement>(null);
  const [sentences, setSentences] = useState<readonly string[]>([]);
  const keyFor = useIdempotencyKey();
  const [initial] = useState<RegisterValues>(() => ({ ...emptyValues(ownUnitId), ...found }));
  const values: RegisterValues = { ...initial, ...Form.useWatch((all: RegisterValues) => all, form) };

  const register = useMutation({
    mutationFn: (body: RegisterBody) => registerCase(body, keyFor(body)),
    onSuccess: (receipt) => {
      draft.drop();
      void queries.invalidateQueries({ queryKey: inboxQuery.queryKey });
      void queries.invalidateQueries({ queryKey: ['cases'] });
      onRegistered(receipt);
    },
    onError: (error) => {
      const homeless = showFaults(form, faultsOfServer(error));
      setSentences([...new Set([sentenceOfError(error), ...homeless])]);
    },
  });

  const submit = () => {
    const body = bodyOf({ ...initial, ...form.getFieldsValue(true) });
    clearFaults(form);
    const checked = registerSchema.safeParse(body);
    if (checked.success) {
      setSentences([]);
      register.mutate(body);
    } else {
      const rename = detailStandsFor(form.getFieldValue('detail'));
      setSentences(showFaults(form, faultsOfZod(checked.error, body), rename));
    }
  };

  return (
    <div className="register" ref={box}>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={submit}
        onValuesChange={() => draft.save({ ...initial, ...form.getFieldsValue(true), pin: '' })}
        onKeyDownCapture={(event) => {
          // Before the fields themselves see it: a closed list would open on Enter.
          const whole = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
          if (!whole && !isPlainEnter(event)) return;
          event.preventDefault();
          if (whole) settleField(event.target as HTMLElement, () => form.submit());
          else {
            event.stopPropagation();
            focusNext(box.current, event.target as HTMLElement);
          }
        }}
      >
        <FormProblem sentences={sentences} />
        <WayFields values={values} />
        <ApplicantFields values={values} />
        <RequestFields form={form} values={values} />
        <div className="register-foot">
          <Button type="primary" size="large" htmlType="submit" loading={register.isPending}>
            登记，出回执
          </Button>
          <DraftNote savedAt={draft.savedAt} found={found !== null} />
        </div>
      </Form>
      <ChainPreview unitId={values.unitId} />
    </div>
  );
}

/** A detail left out is the title: what is wrong with it is wrong with the title. */
const detailStandsFor = (detail: unknown): Renames => (detail ? {} : { detail: 'title' });
