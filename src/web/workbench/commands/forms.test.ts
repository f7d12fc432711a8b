import { describe, expect, it } from 'vitest';
import { CASE_DTO as base, ID, NOW, OTHER } from '../../../../test/builders/case-dto.ts';
import { commandSchemas, type StaffCommandName } from '../../../contract/case-commands.ts';
import type { CaseDto } from '../../../contract/cases.ts';
import { COMMAND_NAMES } from '../../../domain/cases/transitions.ts';
import type { Field, Values } from './field.ts';
import { actionsOf, COMMAND_FORMS } from './forms.ts';

const start = { now: NOW, newId: OTHER, usualDueOn: '2026-03-16', phone: null };
const PHONE = {
  method: 'phone',
  number: '0377-00000001',
  calledAt: NOW,
  answeredBy: '本人',
  said: '说明',
  applicantWords: '好',
};
const DOCUMENT = {
  number: '一号',
  reason: '理由',
  basis: '依据',
  remedies: '途径',
  served: '签收',
  servedAt: NOW,
};

/** What a person would put into a field. */
function typed(field: Field): unknown {
  switch (field.kind) {
    case 'choice':
      return field.options[0]?.value;
    case 'yes':
      return true;
    case 'list':
      return ['第一项', ' ', '第二项'];
    case 'unit':
    case 'responder':
    case 'person':
      return OTHER;
    case 'people':
      return [OTHER];
    case 'days':
      return field.max;
    case 'moment':
      return NOW;
    case 'working-day':
      return '2026-03-16';
    case 'phone':
      return '0377-00000001';
    case 'delivery':
      return PHONE;
    case 'document':
      return DOCUMENT;
    case 'applicant-view':
      return { kind: 'stated', text: '愿意等。' };
    default:
      return '写了一些具体的话。';
  }
}

/** The body that a filled form sends: fields are filled one after another, as the earlier ones show the later. */
function bodyOf(name: StaffCommandName, one: CaseDto): unknown {
  const form = COMMAND_FORMS[name];
  let values: Values = { ...form.start?.(one, start) };
  for (const field of form.fields(one)) {
    if (field.when?.(values) ?? true) values = { ...values, [field.name]: typed(field) };
  }
  return form.body?.(values, one) ?? values;
}

const names = Object.keys(COMMAND_FORMS) as StaffCommandName[];

describe('the forms of the commands', () => {
  it.each(names)('%s: what a filled form sends is what the contract asks for', (name) => {
    expect(commandSchemas[name].safeParse(bodyOf(name, base)).error).toBeUndefined();
  });

  it.each(names)('%s: the same on the licence track, for a consultation of somebody anonymous', (name) => {
    const one: CaseDto = {
      ...base,
      track: 'licence',
      kind: 'consultation',
      channel: 'window',
      applicant: { kind: 'anonymous', name: null, organisation: null, phone: null, address: null },
    };
    expect(commandSchemas[name].safeParse(bodyOf(name, one)).error).toBeUndefined();
  });

  it('reaches every command that staff may give', () => {
    const reached = COMMAND_NAMES.flatMap((name) => {
      const { main, side, rare } = actionsOf({ ...base, can: [name] });
      return [...main, ...side, ...rare];
    });
    expect(reached.sort()).toEqual([...names].sort());
  });

  it('lets the unit that was asked answer, not the one who asked it', () => {
    expect(actionsOf({ ...base, can: ['answer-coordination'] }).side).toEqual(['answer-coordination']);
    expect(actionsOf({ ...base, can: ['coordinate', 'answer-coordination'] }).side).toEqual([]);
  });

  it('puts the step that is due in sight, and 能办 before it', () => {
    const next = {
      role: 'level-holder',
      duty: 'pass-up' as const,
      personId: ID,
      personName: '某某',
      postTitle: '分管领导',
      onBehalfOfName: null,
      dueAt: null,
      clockStartedAt: null,
      colour: 'none' as const,
      remaining: null,
    };
    const can = ['urge', 'recuse', 'pass-up', 'send-back', 'feasible'] as const;
    expect(actionsOf({ ...base, next, can: [...can] })).toEqual({
      main: ['feasible', 'pass-up'],
      side: ['send-back'],
      rare: ['recuse', 'urge'],
    });
  });
});
