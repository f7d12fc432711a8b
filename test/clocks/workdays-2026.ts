/** Working days January to April 2026, counted by hand from the notice 国办发明电〔2025〕7号. */
const OFF = new Set([
  ...range('2026-01-01', '2026-01-03'),
  ...range('2026-02-15', '2026-02-23'),
  ...range('2026-04-04', '2026-04-06'),
]);
const MADE_UP = new Set(['2026-01-04', '2026-02-14', '2026-02-28']);

export function cnWorkdays2026(): readonly string[] {
  return range('2026-01-01', '2026-04-30').filter((day) => {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    return MADE_UP.has(day) || (!OFF.has(day) && weekday >= 1 && weekday <= 5);
  });
}

function range(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= Date.parse(`${to}T00:00:00Z`); at += 86_400_000) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}
