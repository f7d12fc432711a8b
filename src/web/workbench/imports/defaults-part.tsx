import { useQuery } from '@tanstack/react-query';
import Select from 'antd/es/select';
import type { ImportDto, RemapBody } from '../../../contract/imports.ts';
import { CHANNEL_LABELS, REQUEST_KIND_LABELS } from '../../../domain/cases/labels.ts';
import { CHANNELS, REQUEST_KINDS } from '../../../domain/cases/vocabulary.ts';
import { mattersQuery } from '../api/house.ts';
import { UnitPicker } from '../form/house-pickers.tsx';
import { Field } from './field.tsx';

interface DefaultsPartProps {
  readonly one: ImportDto;
  readonly onChange: (part: Partial<RemapBody>) => void;
}

/** What holds for rows whose own cell says nothing. */
export function DefaultsPart({ one, onChange }: DefaultsPartProps) {
  const { defaults } = one;
  const matters = useQuery(mattersQuery('')).data?.items ?? [];
  const set = (part: Partial<typeof defaults>) => onChange({ defaults: { ...defaults, ...part } });
  return (
    <section className="import-part">
      <h2>表里没有写明的</h2>
      <div className="import-defaults">
        <Field id="default-unit" label="承办单位">
          <UnitPicker id="default-unit" value={defaults.unitId} onChange={(unitId) => set({ unitId })} />
        </Field>
        <Field id="default-channel" label="来件方式">
          <Select
            id="default-channel"
            value={defaults.channel}
            options={CHANNELS.map((value) => ({ value, label: CHANNEL_LABELS[value] }))}
            onChange={(channel) => set({ channel })}
          />
        </Field>
        <Field id="default-kind" label="诉求或咨询">
          <Select
            id="default-kind"
            value={defaults.kind}
            options={REQUEST_KINDS.map((value) => ({ value, label: REQUEST_KIND_LABELS[value] }))}
            onChange={(kind) => set({ kind })}
          />
        </Field>
        <Field id="default-matter" label="事项">
          <Select
            id="default-matter"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="不指定"
            value={defaults.matterId}
            options={matters.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(matterId: string | null | undefined) => set({ matterId: matterId ?? null })}
          />
        </Field>
      </div>
    </section>
  );
}
