import { useQuery } from '@tanstack/react-query';
import Select from 'antd/es/select';
import { useState } from 'react';
import type { MatterDto } from '../../../contract/catalogue.ts';
import { matterQuery, mattersQuery } from '../api/house.ts';

interface MatterPickerProps {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (value: string | null) => void;
  readonly onMatter?: (matter: MatterDto) => void;
}

/** A published matter, found by name, code, or the initials of its pinyin. */
export function MatterPicker({ value, onChange, onMatter, ...rest }: MatterPickerProps) {
  const [typed, setTyped] = useState('');
  const text = typed.trim();
  // Nothing is offered until the answer to these very letters is here: Enter must not take an older one.
  const { data, isFetching } = useQuery(mattersQuery(text));
  const chosen = useQuery({ ...matterQuery(value ?? ''), enabled: Boolean(value) }).data;
  const found = data?.items ?? [];
  const shown =
    chosen && !found.some(({ id }) => id === chosen.id) && text === '' ? [chosen, ...found] : found;
  return (
    <Select
      {...rest}
      value={value ?? null}
      allowClear
      placeholder="名称或拼音首字母，如 qsxk"
      loading={isFetching}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={shown.map(({ id, name, unit }) => ({ value: id, label: name, unit: unit.name }))}
      optionRender={({ data: option }) => (
        <span className="matter-option">
          {option.label}
          <span className="quiet">{option.unit}</span>
        </span>
      )}
      notFoundContent={isFetching ? '正在查找…' : '清单里没有，可以不选事项直接登记'}
      onChange={(id: string | undefined) => {
        setTyped('');
        onChange?.(id ?? null);
        const matter = shown.find((one) => one.id === id);
        if (matter) onMatter?.(matter);
      }}
    />
  );
}
