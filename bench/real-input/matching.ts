/** Where a message goes in a water bureau: the matter and the section that its words point to, and how it came in. */

import type { RegisterBody } from '../../src/contract/cases.ts';
import type { MatterDto } from '../../src/contract/catalogue.ts';
import type { UnitDto } from '../../src/contract/organisation.ts';
import type { Message } from './messages.ts';

/** The first that fits counts; the codes are those of the published catalogue. */
const BY_WORDS: readonly (readonly [RegExp, string])[] = [
  [/采砂|挖沙|挖砂|沙场|砂石/, 'TS-01'],
  [/打井|地下水|取水/, 'TS-02'],
  [/自来水|饮水|停水|水质|水压|水费|供水/, 'TS-04'],
  [/水库|泄洪|防汛|内涝|积水|洪水/, 'ZX-06'],
  [/河道|河堤|堤坝|侵占.{0,6}河|江边|湘江|排污口/, 'TS-03'],
  [/移民/, 'XF-06'],
  [/农民工|拖欠.{0,6}工资/, 'XF-07'],
  [/征地|征收|拆迁|补偿款|安置/, 'XF-08'],
  [/招标|评标|工程质量|偷工减料/, 'TS-05'],
  [/作风|违纪|贪污|不作为|渎职/, 'TS-07'],
];
/** 网民留言: what has no words of water in it. */
const ANYTHING_ELSE = 'XF-03';

const CONSULTATION = /咨询|请问|吗[？?]?|怎么|如何|政策|[？?]/;

export interface Places {
  readonly matters: ReadonlyMap<string, MatterDto>;
  /** Sections of the bureau, which have all four levels. */
  readonly sections: readonly UnitDto[];
  /** Every unit that takes cases. */
  readonly units: readonly UnitDto[];
}

/** The body that registers a message; the same message always gets the same place, channel and kind. */
export function registrationOf(message: Message, places: Places): RegisterBody {
  const { id, subject, detail } = message;
  const found = BY_WORDS.find(([words]) => words.test(subject + detail))?.[1];
  const matter = places.matters.get(found ?? (id % 2 === 0 ? ANYTHING_ELSE : '')) ?? null;
  const choice = message.saysNo ? places.sections : places.units;
  const unitId = fits(matter, choice) ? matter.unit.id : (choice[id % choice.length]?.id ?? '');
  const channel = channelOf(id);
  return {
    unitId,
    matterId: fits(matter, choice) ? matter.id : null,
    kind: CONSULTATION.test(subject) ? 'consultation' : 'request',
    channel,
    // No such numbers exist: local numbers do not begin with 0.
    applicant: { kind: 'person', name: message.user, phone: `0377-0${String(id).padStart(7, '0')}` },
    title: subject.trim().slice(0, 200),
    detail: detail.trim().slice(0, 20_000),
    ...(channel === 'hotline' && { source: { number: `工单-${id}` } }),
  };
}

function fits(matter: MatterDto | null, units: readonly UnitDto[]): matter is MatterDto {
  return matter !== null && units.some((unit) => unit.id === matter.unit.id);
}

/** Of a hundred: 45 portal, 20 hotline, 15 phone, 10 letter, 5 visit, 5 window. */
function channelOf(id: number): RegisterBody['channel'] {
  const share = (id * 7919) % 100;
  if (share < 45) return 'portal';
  if (share < 65) return 'hotline';
  if (share < 80) return 'phone';
  if (share < 90) return 'letter';
  return share < 95 ? 'visit' : 'window';
}
