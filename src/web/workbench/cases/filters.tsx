import Button from 'antd/es/button';
import Checkbox from 'antd/es/checkbox';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { useEffect, useState } from 'react';
import { LEVEL_LABELS, OUTCOME_LABELS, STATUS_LABELS } from '../../../domain/cases/labels.ts';
import { LEVELS, OUTCOMES, STATUSES } from '../../../domain/cases/vocabulary.ts';
import type { ListSearch } from '../app/router.tsx';
import { UnitPicker } from '../form/house-pickers.tsx';
import { DayInput } from '../form/moments.tsx';

interface FiltersProps {
  readonly search: ListSearch;
  readonly onChange: (change: Partial<ListSearch>) => void;
}

const PAUSE_MS = 350;
const COLOURS = [
  { value: 'blue', label: '时间过半' },
  { value: 'yellow', label: '快到期' },
  { value: 'red', label: '已超期' },
];

export function Filters({ search, onChange }: FiltersProps) {
  const more = ['level', 'unitId', 'outcome', 'colour', 'registeredFrom', 'registeredTo'] as const;
  const [open, setOpen] = useState(more.some((name) => search[name]));
  return (
    <search className="filters">
      <div className="filters-line">
        <SearchText value={search.q ?? ''} onChange={(q) => onChange({ q })} />
        <Select
          aria-label="状态"
          className="filter-status"
          allowClear
          placeholder="全部状态"
          value={search.status ?? null}
          options={STATUSES.map((value) => ({ value, label: STATUS_LABELS[value] }))}
          onChange={(status: string | undefined) => onChange({ status })}
        />
        <Checkbox
          checked={search.mine === 'true'}
          onChange={(event) => onChange({ mine: event.target.checked ? 'true' : undefined })}
        >
          只看轮到我的
        </Checkbox>
        <Button type="link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? '收起条件' : '更多条件'}
        </Button>
      </div>
      {open && <MoreFilters search={search} onChange={onChange} />}
    </search>
  );
}

function SearchText({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (text: string) => void;
}) {
  const [text, setText] = useState(value);
  useEffect(() => {
    if (text === value) return;
    const timer = window.setTimeout(() => onChange(text), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [text]);
  return (
    <Input
      className="filter-text"
      allowClear
      aria-label="查找"
      placeholder="编号、申请人、电话或内容中的字"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={() => onChange(text)}
    />
  );
}

function MoreFilters({ search, onChange }: FiltersProps) {
  return (
    <div className="filters-line">
      <Labelled label="承办科室或单位" id="filter-unit">
        <UnitPicker
          id="filter-unit"
          value={search.unitId ?? null}
          onChange={(unitId) => onChange({ unitId: unitId ?? undefined })}
        />
      </Labelled>
      <Labelled label="提级至" id="filter-level">
        <Select
          id="filter-level"
          allowClear
          placeholder="不限"
          value={search.level ?? null}
          options={LEVELS.map((level) => ({ value: String(level), label: LEVEL_LABELS[level] }))}
          onChange={(level: string | undefined) => onChange({ level })}
        />
      </Labelled>
      <Labelled label="时限" id="filter-colour">
        <Select
          id="filter-colour"
          allowClear
          placeholder="不限"
          value={search.colour ?? null}
          options={COLOURS}
          onChange={(colour: string | undefined) => onChange({ colour })}
        />
      </Labelled>
      <Labelled label="结果" id="filter-outcome">
        <Select
          id="filter-outcome"
          allowClear
          placeholder="不限"
          value={search.outcome ?? null}
          options={OUTCOMES.map((value) => ({ value, label: OUTCOME_LABELS[value] }))}
          onChange={(outcome: string | undefined) => onChange({ outcome })}
        />
      </Labelled>
      <Labelled label="登记日期从" id="filter-from">
        <DayInput
          id="filter-from"
          value={search.registeredFrom ?? null}
          onChange={(on) => onChange({ registeredFrom: on ?? undefined })}
        />
      </Labelled>
      <Labelled label="到" id="filter-to">
        <DayInput
          id="filter-to"
          value={search.registeredTo ?? null}
          onChange={(on) => onChange({ registeredTo: on ?? undefined })}
        />
      </Labelled>
      <Button
        onClick={() =>
          onChange({
            unitId: undefined,
            level: undefined,
            colour: undefined,
            outcome: undefined,
            registeredFrom: undefined,
            registeredTo: undefined,
          })
        }
      >
        清除这些条件
      </Button>
    </div>
  );
}

interface LabelledProps {
  readonly label: string;
  readonly id: string;
  readonly children: React.ReactNode;
}

function Labelled({ label, id, children }: LabelledProps) {
  return (
    <div className="labelled">
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}
