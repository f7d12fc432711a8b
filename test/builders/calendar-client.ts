import { randomUUID } from 'node:crypto';
import type {
  CalendarChangedDto,
  CalendarStateDto,
  NoticePreviewDto,
  RecomputationDetailDto,
} from '../../src/contract/calendar-editor.ts';
import type { AdminRole } from '../../src/domain/identity/administrators.ts';
import { recomputeDeadlines } from '../../src/server/calendar/recompute-run.ts';
import { addAccount, bearer, logInAs } from './accounts.ts';
import { type Answered, type CaseClient, createCaseClient } from './case-client.ts';

/** The office of the template bureau. */
export const OFFICE = 'bangongshi.head';

/** Works on the calendar over HTTP, as the office unless somebody else is named. */
export interface CalendarClient extends CaseClient {
  /** Sets the clock: `'2020-01-27 09:00'` in Shanghai. */
  at(shanghai: string): void;
  put<T>(username: string, path: string, body: unknown): Promise<Answered<T>>;
  state(username?: string): Promise<CalendarStateDto>;
  preview(year: number, text: string, username?: string): Promise<Answered<NoticePreviewDto>>;
  /** Saves a notice that must be accepted, against the calendar as it is. */
  saveNotice(year: number, text: string, number: string): Promise<CalendarChangedDto>;
  detail(id: string, query?: string, username?: string): Promise<RecomputationDetailDto>;
  /** Lets the worker finish what is to be recomputed; the number of cases. */
  recompute(): Promise<number>;
  /** Headers of an administrator. */
  administrator(role: AdminRole): Promise<{ authorization: string }>;
}

export const instant = (shanghai: string): string =>
  new Date(`${shanghai.replace(' ', 'T')}:00+08:00`).toISOString();

export async function createCalendarClient(): Promise<CalendarClient> {
  const client = await createCaseClient();
  const { server, bureau } = client;
  const state = async (username = OFFICE) =>
    (await client.get<CalendarStateDto>(username, '/calendar/state')).body;
  return {
    ...client,
    at: (shanghai) => {
      server.clock.now = instant(shanghai);
    },
    put: async (username, path, body) => {
      const headers = { ...(await bureau.logIn(server.app, username)), 'idempotency-key': randomUUID() };
      const payload = body as Record<string, unknown>;
      const answer = await server.app.inject({ method: 'PUT', url: `/api/v1${path}`, headers, payload });
      return { status: answer.statusCode, body: answer.json() };
    },
    state,
    preview: (year, text, username = OFFICE) =>
      client.post(username, '/calendar/notices/preview', { year, text }),
    saveNotice: async (year, text, number) => {
      const { calendarVersion } = await state();
      const url = 'https://www.gov.cn/zhengce/test.htm';
      const input = { year, text, number, url, calendarVersion };
      const answer = await client.post<CalendarChangedDto>(OFFICE, '/calendar/notices', input);
      if (answer.status !== 201) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
    detail: async (id, query = '', username = OFFICE) =>
      (await client.get<RecomputationDetailDto>(username, `/calendar/recomputations/${id}${query}`)).body,
    recompute: () => recomputeDeadlines(server.deps),
    administrator: async (role) => {
      const { pool } = server.deps;
      const account = await addAccount(pool, bureau.bureauId, role, [role], server.clock.now);
      return bearer(await logInAs(server.app, role, account.password));
    },
  };
}
