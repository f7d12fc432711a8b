import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CalendarClient, createCalendarClient, OFFICE } from '../../../test/builders/calendar-client.ts';
import type { BusinessHoursInput, CalendarChangedDto } from '../../contract/calendar-editor.ts';

let client: CalendarClient;
beforeAll(async () => {
  client = await createCalendarClient();
});
afterAll(() => client.server.close());
beforeEach(() => client.at('2026-11-09 09:00'));

const ALL_YEAR: BusinessHoursInput['seasons'] = [
  {
    fromMonthDay: '01-01',
    toMonthDay: '12-31',
    segments: [
      ['09:00', '12:00'],
      ['13:00', '17:00'],
    ],
  },
];

describe('business hours', () => {
  const save = (validFrom: string, seasons: object, calendarVersion = 1) =>
    client.put<CalendarChangedDto>(OFFICE, '/calendar/business-hours', {
      validFrom,
      seasons,
      calendarVersion,
    });
  const hoursOn = async (on: string) => {
    const answer = await client.server.app.inject({ url: `/api/v1/calendar/days?from=${on}&to=${on}` });
    return answer.json<{ days: { segments: [string, string][] }[] }>().days[0]?.segments;
  };

  it('with a gap or in disorder are refused with a sentence', async () => {
    const gap = [{ ...ALL_YEAR[0], toMonthDay: '06-30' }];
    expect((await save('2026-12-01', gap)).body).toMatchObject({
      code: 'calendar.hours-faulty',
      title: '办公时间有误：7月1日没有办公时间，请让各季节首尾相接。',
      meta: { path: 'seasons' },
    });
    expect((await save('2026-13-01', ALL_YEAR)).status).toBe(400);
    expect((await save('2015-12-31', ALL_YEAR)).status).toBe(400);
    expect((await save('2026-12-01', [])).status).toBe(400);
  });

  it('hold from their day on; before it nothing changes', async () => {
    const saved = await save('2026-12-01', ALL_YEAR);
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    expect(saved.body.recomputation).toMatchObject({
      kind: 'hours',
      reason: '办公时间调整（2026年12月1日起）',
    });
    expect(await hoursOn('2026-11-30')).toEqual([
      ['08:30', '12:00'],
      ['14:30', '18:00'],
    ]);
    expect(await hoursOn('2026-12-01')).toEqual([
      ['09:00', '12:00'],
      ['13:00', '17:00'],
    ]);
    expect((await save('2026-12-01', ALL_YEAR, 2)).body).toMatchObject({
      code: 'calendar.hours-change-nothing',
    });
  });

  it('are taken back as a new version', async () => {
    const { recomputation } = await client.state();
    const undone = await client.post<CalendarChangedDto>(
      OFFICE,
      `/calendar/recomputations/${recomputation?.id}/undo`,
      {},
    );
    expect(undone.body).toMatchObject({ calendarVersion: 3, recomputation: { kind: 'undo' } });
    expect(await hoursOn('2026-12-01')).toEqual([
      ['08:30', '12:00'],
      ['14:30', '18:00'],
    ]);
  });
});
