/** The house as it is now: units, posts, chains, matters, the calendar. */
import { queryOptions } from '@tanstack/react-query';
import type { Deadline } from '../../../contract/calendar.ts';
import type { MatterDto, MatterPageDto } from '../../../contract/catalogue.ts';
import type {
  ChainDto,
  DelegationDto,
  DelegationInput,
  DelegationsDto,
  OrganisationDto,
} from '../../../contract/organisation.ts';
import { ask } from './http.ts';

const AN_HOUR = 3_600_000;

export const organisationQuery = queryOptions({
  queryKey: ['organisation'],
  queryFn: () => ask<OrganisationDto>('/organisation'),
  staleTime: AN_HOUR,
});

export const chainQuery = (unitId: string) =>
  queryOptions({
    queryKey: ['chain', unitId],
    queryFn: ({ signal }) => ask<ChainDto>(`/organisation/chain?unitId=${unitId}`, { signal }),
    staleTime: 60_000,
    enabled: unitId !== '',
  });

/** By name, code, or initials in pinyin. */
export const mattersQuery = (text: string) =>
  queryOptions({
    queryKey: ['matters', text],
    queryFn: ({ signal }) =>
      ask<MatterPageDto>(`/matters?${new URLSearchParams({ limit: '100', ...(text && { q: text }) })}`, {
        signal,
      }),
    staleTime: AN_HOUR,
  });

export const matterQuery = (id: string) =>
  queryOptions({
    queryKey: ['matter', id],
    queryFn: ({ signal }) => ask<MatterDto>(`/matters/${id}`, { signal }),
    staleTime: AN_HOUR,
  });

export const deadlineQuery = (from: string, workingDays: number) =>
  queryOptions({
    queryKey: ['deadline', from, workingDays],
    queryFn: ({ signal }) =>
      ask<Deadline>(`/calendar/deadline?from=${from}&workingDays=${workingDays}`, { signal }),
    staleTime: AN_HOUR,
  });

export const delegationsQuery = queryOptions({
  queryKey: ['delegations'],
  queryFn: ({ signal }) => ask<DelegationsDto>('/delegations', { signal }),
});

export const giveDelegation = (input: DelegationInput): Promise<DelegationDto> =>
  ask('/delegations', { method: 'POST', body: input });

export const endDelegation = (id: string): Promise<void> => ask(`/delegations/${id}`, { method: 'DELETE' });
