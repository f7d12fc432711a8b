/** Composes the template bureau: units, posts with their AB角, who supervises what, who succeeds whom. */
import type { AffiliatedTemplate, SectionTemplate } from './bureau.ts';
import { AFFILIATED, BUREAU, LEADERS, SECTIONS } from './bureau.ts';
import { TemplateDraft } from './rows.ts';

/** Key of the bureau's own unit in the draft. */
const TOP = 'bureau';

export function composeTemplate(bureauId: string, newId: () => string): TemplateDraft {
  const draft = new TemplateDraft(bureauId, newId);
  draft.unit({ key: TOP, parent: null, kind: 'bureau', name: BUREAU.name });
  addLeaders(draft);
  for (const section of SECTIONS) addSection(draft, section);
  for (const unit of AFFILIATED) addAffiliated(draft, unit);
  return draft;
}

function addLeaders(draft: TemplateDraft): void {
  const [principal, ...others] = LEADERS;
  for (const leader of LEADERS) {
    const kind = leader === principal ? 'principal-leader' : 'supervising-leader';
    draft.post({ unit: TOP, key: leader.key, kind, title: leader.title, deputy: leader.deputy });
  }
  draft.succession(
    TOP,
    others.map((leader) => leader.key),
  );
}

function addSection(draft: TemplateDraft, section: SectionTemplate): void {
  draft.unit({ key: section.key, parent: TOP, kind: 'section', name: section.name, duty: section.duty });
  addHead(draft, section.key, `${section.name}负责人`, `${section.deputy}.head`);
  addDesks(draft, section.key, section.name, section.desks ?? 1);
  draft.supervises(section.supervisedBy, section.key);
}

function addAffiliated(draft: TemplateDraft, unit: AffiliatedTemplate): void {
  draft.unit({ key: unit.key, parent: TOP, kind: 'affiliated-unit', name: unit.name });
  draft.supervises(unit.supervisedBy, unit.key);
  addAffiliatedLeaders(draft, unit);
  addAffiliatedSections(draft, unit);
  if (unit.sections.length === 0) addSmallUnitPosts(draft, unit);
}

function leaderKey(unit: AffiliatedTemplate, number: number): string {
  return `${unit.key}.leader${number}`;
}

/** Level 3 leaders, where there are two, stand in for each other; after them the bureau's leader succeeds. */
function addAffiliatedLeaders(draft: TemplateDraft, unit: AffiliatedTemplate): void {
  const title = `${unit.name}${unit.principal}`;
  draft.post({ unit: unit.key, key: leaderKey(unit, 1), kind: 'principal-leader', title });
  const keys = unit.supervising.map((_, index) => leaderKey(unit, index + 2));
  unit.supervising.forEach((titleInUnit, index) => {
    draft.post({
      unit: unit.key,
      key: leaderKey(unit, index + 2),
      kind: 'supervising-leader',
      title: `${unit.name}${titleInUnit}`,
      deputy: keys.find((_, other) => other !== index) ?? null,
    });
  });
  draft.succession(unit.key, [...keys, unit.supervisedBy]);
}

/** The heads stand in for each other in a ring. */
function addAffiliatedSections(draft: TemplateDraft, unit: AffiliatedTemplate): void {
  unit.sections.forEach((section, index) => {
    const key = `${unit.key}.${section.key}`;
    const next = unit.sections[(index + 1) % unit.sections.length] ?? section;
    const name = `${unit.name}${section.name}`;
    draft.unit({ key, parent: unit.key, kind: 'section', name });
    addHead(draft, key, `${name}负责人`, `${unit.key}.${next.key}.head`);
    addDesks(draft, key, name, 1);
    draft.supervises(leaderKey(unit, section.under + 2), key);
  });
}

/** A small unit takes cases itself: a head of business and a first responder sit in the unit. */
function addSmallUnitPosts(draft: TemplateDraft, unit: AffiliatedTemplate): void {
  addHead(draft, unit.key, `${unit.name}业务负责人`, null);
  addDesks(draft, unit.key, unit.name, 1);
}

function addHead(draft: TemplateDraft, unit: string, title: string, deputy: string | null): void {
  draft.post({ unit, key: `${unit}.head`, kind: 'section-head', title, deputy });
}

function addDesks(draft: TemplateDraft, unit: string, name: string, count: 1 | 2): void {
  for (let number = 1; number <= count; number += 1) {
    const which = count === 1 ? '' : number === 1 ? '（一）' : '（二）';
    draft.post({
      unit,
      key: `${unit}.desk${number}`,
      kind: 'first-responder',
      title: `${name}首问责任岗${which}`,
    });
  }
}
