import Select from 'antd/es/select';
import type { ImportColumnDto, ImportDto, RemapBody } from '../../../contract/imports.ts';
import type { ImportField } from '../../../domain/imports/vocabulary.ts';
import { Field } from './field.tsx';
import { fieldsOf, labelOf } from './say-import.ts';

interface ColumnsPartProps {
  readonly one: ImportDto;
  readonly onChange: (part: Partial<RemapBody>) => void;
}

const SAID = {
  remembered: '按上次同样表头的选择。',
  guessed: '按表头的名称猜的，请核对。',
  person: '按您的选择。下次同样的表头，会自动这样选。',
};

/** For each thing we want to know the column that says it. */
export function ColumnsPart({ one, onChange }: ColumnsPartProps) {
  const set = (field: ImportField, column: number | null) =>
    onChange({ mapping: { ...one.mapping, [field]: column } });
  return (
    <section className="import-part">
      <h2>各列的含义</h2>
      <p className="quiet">{SAID[one.mappedBy]}</p>
      {one.sheets.length > 1 && (
        <Field id="sheet" label="工作表">
          <Select
            id="sheet"
            value={one.sheet}
            options={one.sheets.map((name) => ({ value: name, label: name }))}
            onChange={(sheet) => onChange({ sheet, headingRow: null })}
          />
        </Field>
      )}
      <ul className="import-columns">
        {fieldsOf(one.kind).map((field) => (
          <li key={field}>
            <Field id={`column-${field}`} label={labelOf(one.kind, field)}>
              <Select
                id={`column-${field}`}
                allowClear
                placeholder="表里没有"
                value={one.mapping[field] ?? null}
                options={one.columns.map((column) => ({ value: column.index, label: columnName(column) }))}
                onChange={(column: number | null | undefined) => set(field, column ?? null)}
              />
            </Field>
            <p className="quiet">{sampleOf(one, field)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function columnName({ letters, heading, hidden }: ImportColumnDto): string {
  return `${letters} 列${heading && ` ${heading}`}${hidden ? '（隐藏）' : ''}`;
}

function sampleOf({ columns, mapping }: ImportDto, field: ImportField): string {
  const sample = columns[mapping[field] ?? -1]?.samples[0];
  return sample ? `如：${sample}` : '';
}
