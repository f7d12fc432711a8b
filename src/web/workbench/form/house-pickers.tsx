/** Choosing a unit, a first responder's post, or people, from the organisation as it is now. */
import { useQuery } from '@tanstack/react-query';
import Select from 'antd/es/select';
import type { OrganisationDto } from '../../../contract/organisation.ts';
import { organisationQuery } from '../api/house.ts';

interface PickerProps {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (value: string | null) => void;
}

const search = { optionFilterProp: 'label' };

function useOrganisation(): OrganisationDto | undefined {
  return useQuery(organisationQuery).data;
}

interface UnitPickerProps extends PickerProps {
  readonly except?: string;
  /** Only these units may be chosen. */
  readonly among?: readonly string[];
  /** Only units that take cases; a unit asked for help need not. */
  readonly handling?: boolean;
}

export function UnitPicker({ value, except, among, handling = true, ...rest }: UnitPickerProps) {
  const units = (useOrganisation()?.units ?? [])
    .filter((unit) => unit.closedAt === null && unit.id !== except && (!handling || unit.takesCases))
    .filter((unit) => !among || among.includes(unit.id));
  return (
    <Select
      {...rest}
      value={value ?? null}
      showSearch={search}
      placeholder="请选择科室或单位"
      options={units.map(({ id, name }) => ({ value: id, label: name }))}
      notFoundContent="没有这个科室或单位"
    />
  );
}

/** The first responders' posts of a unit. */
export function ResponderPicker({
  value,
  unitId,
  ...rest
}: PickerProps & { readonly unitId: string | null }) {
  const posts = (useOrganisation()?.posts ?? []).filter(
    (post) => post.unitId === unitId && post.kind === 'first-responder',
  );
  return (
    <Select
      {...rest}
      value={value ?? null}
      disabled={unitId === null}
      placeholder={unitId === null ? '先选单位' : '请选择首问责任人'}
      options={posts.map(({ id, title, holder }) => ({ value: id, label: postLabel(title, holder?.name) }))}
      notFoundContent="这个单位没有首问责任岗位"
    />
  );
}

interface PersonOption {
  readonly value: string;
  readonly label: string;
}

function peopleOf(organisation: OrganisationDto | undefined): PersonOption[] {
  const found = new Map<string, string>();
  for (const { holder, title } of organisation?.posts ?? []) {
    if (holder && !found.has(holder.id)) found.set(holder.id, postLabel(title, holder.name));
  }
  return [...found].map(([value, label]) => ({ value, label }));
}

interface PersonPickerProps extends PickerProps {
  readonly among?: readonly string[];
  readonly except?: string;
  readonly none?: string;
}

export function PersonPicker({ value, among, except, none, ...rest }: PersonPickerProps) {
  const people = peopleOf(useOrganisation())
    .filter((one) => !among || among.includes(one.value))
    .filter((one) => one.value !== except);
  return (
    <Select
      {...rest}
      value={value ?? null}
      showSearch={search}
      allowClear={none !== undefined}
      placeholder={none ?? '请选择人员'}
      options={people}
      notFoundContent="没有这个人"
    />
  );
}

interface PeoplePickerProps {
  readonly id?: string;
  readonly value?: readonly string[];
  readonly onChange?: (value: string[]) => void;
}

export function PeoplePicker({ value = [], ...rest }: PeoplePickerProps) {
  return (
    <Select
      {...rest}
      mode="multiple"
      value={[...value]}
      showSearch={search}
      placeholder="可选多人"
      options={peopleOf(useOrganisation())}
      notFoundContent="没有这个人"
    />
  );
}

function postLabel(title: string, name: string | undefined): string {
  return !name || name === title ? title : `${title}（${name}）`;
}
