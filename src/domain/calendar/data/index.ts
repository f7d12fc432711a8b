/** What is known when a new installation starts: the notices of 2016–2026 and a common table of hours. */
import type { BusinessHours, YearNotice } from '../types.ts';
import { NOTICE_2016 } from './2016.ts';
import { NOTICE_2017 } from './2017.ts';
import { NOTICE_2018 } from './2018.ts';
import { NOTICE_2019 } from './2019.ts';
import { NOTICE_2020 } from './2020.ts';
import { NOTICE_2021 } from './2021.ts';
import { NOTICE_2022 } from './2022.ts';
import { NOTICE_2023 } from './2023.ts';
import { NOTICE_2024 } from './2024.ts';
import { NOTICE_2025 } from './2025.ts';
import { NOTICE_2026 } from './2026.ts';

export const NOTICES: readonly YearNotice[] = [
  NOTICE_2016,
  NOTICE_2017,
  NOTICE_2018,
  NOTICE_2019,
  NOTICE_2020,
  NOTICE_2021,
  NOTICE_2022,
  NOTICE_2023,
  NOTICE_2024,
  NOTICE_2025,
  NOTICE_2026,
];

/**
 * Business hours a new installation begins with: winter 08:30–12:00 and 14:30–18:00, summer (May to September)
 * 08:00–12:00 and 15:00–18:00. Seven hours a day in both. Each bureau enters its own.
 */
export const DEFAULT_BUSINESS_HOURS: readonly BusinessHours[] = [
  {
    fromMonthDay: '10-01',
    toMonthDay: '04-30',
    segments: [
      ['08:30', '12:00'],
      ['14:30', '18:00'],
    ],
    validFrom: '2000-01-01',
  },
  {
    fromMonthDay: '05-01',
    toMonthDay: '09-30',
    segments: [
      ['08:00', '12:00'],
      ['15:00', '18:00'],
    ],
    validFrom: '2000-01-01',
  },
];
