import { useMutation, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Select from 'antd/es/select';
import { useState } from 'react';
import {
  type CalendarStateDto,
  type NoticePreviewDto,
  noticeInputSchema,
} from '../../../contract/calendar-editor.ts';
import { sentenceOfError } from '../api/problems.ts';
import { clearFaults, faultsOfServer, faultsOfZod, showFaults } from '../form/faults.ts';
import { FormProblem } from '../form/form-problem.tsx';
import { LongText, ShortText } from '../form/text-input.tsx';
import { useIdempotencyKey } from '../form/use-key.ts';
import { previewNotice, saveNotice } from './calendar-api.ts';
import { NoticePreview } from './notice-preview.tsx';

interface NoticeValues {
  readonly year: number;
  readonly text: string;
  readonly number: string;
  readonly url: string;
}

const EXAMPLE = `一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：…

也可以粘贴表格，每行一天：
2027-01-01,off,元旦
2027-01-09,work,元旦`;

/** Paste the notice, look at each day, save. */
export function NoticePart({ state }: { readonly state: CalendarStateDto }) {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  const [form] = Form.useForm<NoticeValues>();
  const [preview, setPreview] = useState<NoticePreviewDto | null>(null);
  const [sentences, setSentences] = useState<readonly string[]>([]);
  const faulty = preview !== null && preview.faults.length > 0;
  const onError = (error: Error) => {
    const homeless = showFaults(form, faultsOfServer(error));
    setSentences([...new Set([sentenceOfError(error), ...homeless])]);
  };
  const look = useMutation({
    mutationFn: previewNotice,
    onMutate: () => {
      clearFaults(form);
      setSentences([]);
    },
    onSuccess: (found) => {
      setPreview(found);
      if (found.number !== null && !form.getFieldValue('number')) form.setFieldValue('number', found.number);
    },
    onError,
  });
  const save = useMutation({
    mutationFn: (body: Parameters<typeof saveNotice>[0]) => saveNotice(body, keyFor(body)),
    onSuccess: () => {
      form.resetFields();
      setPreview(null);
      window.scrollTo({ top: 0 });
    },
    onError,
    onSettled: () => queries.invalidateQueries({ queryKey: ['calendar'] }),
  });
  // What was previewed is not what would be saved any more; faults stay in sight while they are mended.
  const outdate = (changed: Partial<NoticeValues>) => {
    const outdated = changed.text !== undefined || changed.year !== undefined;
    if (outdated && preview?.faults.length === 0) setPreview(null);
  };
  const submit = (values: NoticeValues) => {
    if (!preview || faulty) return look.mutate({ year: values.year, text: values.text });
    const body = { ...values, calendarVersion: preview.calendarVersion };
    clearFaults(form);
    setSentences([]);
    const checked = noticeInputSchema.safeParse(body);
    if (checked.success) save.mutate(checked.data);
    else setSentences(showFaults(form, faultsOfZod(checked.error, body)));
  };
  const years = state.years.map((one) => one.year);
  const first = state.missingYear ?? years.at(-1) ?? new Date().getFullYear();

  return (
    <section aria-labelledby="notice">
      <h2 id="notice">录入放假通知</h2>
      <p className="quiet">
        国务院办公厅每年十一月前后公布次年安排。粘贴全文即可，补充或调整的通知也在这里录入。
      </p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        className="notice-form"
        initialValues={{ year: first, text: '', number: '', url: '' }}
        onFinish={submit}
        onValuesChange={outdate}
      >
        <FormProblem sentences={sentences} />
        <Form.Item name="year" label="哪一年">
          <Select
            className="notice-year"
            options={[...years].reverse().map((year) => ({ value: year, label: `${year} 年` }))}
          />
        </Form.Item>
        <Form.Item name="text" label="通知正文或表格">
          <LongText rows={8} placeholder={EXAMPLE} />
        </Form.Item>
        {preview && <NoticePreview preview={preview} />}
        {preview && !faulty && (
          <div className="notice-source">
            <Form.Item name="number" label="文号">
              <ShortText placeholder="国办发明电〔2026〕9号" />
            </Form.Item>
            <Form.Item name="url" label="通知网址">
              <ShortText placeholder="https://www.gov.cn/…" />
            </Form.Item>
          </div>
        )}
        <p className="notice-actions">
          {preview && !faulty ? (
            <Button type="primary" htmlType="submit" loading={save.isPending}>
              存入日历，重新计算 {preview.openCases} 件未办结的期限
            </Button>
          ) : (
            <Button type="primary" htmlType="submit" loading={look.isPending}>
              {faulty ? '改好了，再预览' : '逐日预览'}
            </Button>
          )}
        </p>
      </Form>
    </section>
  );
}
