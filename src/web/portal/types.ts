/** What the pages of the portal show: plain data, put together by the server. */
import type { ProgressDto } from '../../contract/public.ts';
import type { Chamber } from '../ui/flight-chambers.ts';

/** The same on every page. */
export interface House {
  readonly bureauName: string;
  readonly shortName: string;
  readonly phone: string;
  readonly complaintPhone: string;
  /** Address of the stylesheet, with its fingerprint. */
  readonly stylesheet: string;
}

export interface MatterLine {
  readonly id: string;
  readonly name: string;
  readonly unitName: string;
  readonly categoryLabel: string;
  /** 20 个工作日. */
  readonly limit: string;
}

export interface MatterPageData {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly categoryLabel: string;
  readonly unitName: string;
  readonly phone: string;
  readonly responderPostTitle: string;
  readonly basis: readonly string[];
  readonly materials: readonly string[];
  readonly commonReasons: readonly string[];
  readonly wayForward: string;
  readonly promisedWorkingDays: number | null;
  readonly statutoryWorkingDays: number | null;
  /** What holds, in words. */
  readonly limit: string;
  readonly isLicence: boolean;
}

export interface MatterChoice {
  readonly label: string;
  readonly matters: readonly { readonly id: string; readonly name: string }[];
}

export interface FileLine {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

export interface ReceiptData {
  readonly number: string;
  readonly title: string;
  readonly registeredAt: string;
  readonly code: string;
  readonly hasPhone: boolean;
  /** SVG. */
  readonly qr: string;
  readonly unitName: string;
  readonly responderPostTitle: string;
  readonly responderPhone: string;
  readonly dueAt: string | null;
  readonly files: readonly FileLine[];
}

export interface ProgressData {
  readonly progress: ProgressDto;
  readonly chambers: readonly Chamber[];
  /** SVG, for the width of a phone. */
  readonly chart: string;
  /** 还剩 3 个工作日; null where nothing is promised any more. */
  readonly remaining: string | null;
  /** What the applicant has been asked to bring; empty unless it is their turn. */
  readonly missing: readonly string[];
  readonly files: readonly FileLine[];
  /** 五级评价, once given. */
  readonly rated: string | null;
}
