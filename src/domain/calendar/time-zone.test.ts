import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

const PROBE = `
  const [{ standardCalendar }, { addWorkingDays, nthWorkingDayOf }, { addBusinessHours }] = await Promise.all(
    ['./build-calendar.ts', './working-days.ts', './business-hours.ts'].map((path) => import(new URL(path, process.argv[1]).href)),
  );
  const calendar = standardCalendar();
  process.stdout.write(JSON.stringify({
    hour: new Date('2022-01-01T00:00:00.000Z').getHours(),
    due: ['2022-01-28', '2022-01-30', '2022-04-01', '2022-09-30', '2025-01-24', '2025-09-30', '2026-02-13'].map(
      (from) => addWorkingDays(calendar, from, 2).dueOn,
    ),
    dueAt: addWorkingDays(calendar, '2022-01-28', 2).dueAt,
    eighth: nthWorkingDayOf(calendar, '2022-10-01', 8).dueOn,
    hours: addBusinessHours(calendar, '2022-01-28T09:00:00.000Z', 2).dueAt,
  }));
`;

/** The same questions in a process whose own zone is another one. */
function askIn(zone: string): unknown {
  const env = { ...process.env, TZ: zone };
  const args = ['--import', 'tsx', '--input-type=module', '-e', PROBE, import.meta.url];
  return JSON.parse(execFileSync(process.execPath, args, { env, encoding: 'utf8' }));
}

test.each([
  ['Pacific/Pitcairn', 16],
  ['Asia/Shanghai', 8],
  ['Pacific/Kiritimati', 14],
])(
  'the zone of the server plays no part: %s',
  (zone, hour) => {
    expect(askIn(zone)).toEqual({
      hour,
      due: ['2022-01-30', '2022-02-08', '2022-04-06', '2022-10-09', '2025-01-27', '2025-10-10', '2026-02-24'],
      dueAt: '2022-01-30T10:00:00.000Z',
      eighth: '2022-10-17',
      hours: '2022-01-29T01:30:00.000Z',
    });
  },
  20_000,
);
