import { describe, expect, it } from 'vitest';
import { OUTCOMES } from '../../domain/cases/vocabulary.ts';
import { APPLICANT_NOTICE_KINDS, STAFF_NOTICE_KINDS } from '../../domain/notifications/types.ts';
import { fill, forMessage, parseTemplate, template, templateNames } from './templates.ts';
import { dueOn, noticeLabel, staffSentence } from './words.ts';

const FULL = {
  duty: 'pass-up',
  clock: 'level',
  dueAt: '2026-03-02T03:00:00.000Z',
  level: 2,
  outcome: 'done',
  workingDays: 2,
} as const;

describe('the texts of notifications', () => {
  it('have front matter that says what they are', () => {
    expect(templateNames().toSorted()).toEqual(['applicant', 'mail', 'short', 'time', 'waiting']);
    for (const name of templateNames()) {
      expect(template(name).settings.title, name).not.toBe('');
      expect(template(name).settings.about, name).not.toBe('');
      expect(template(name).sections.size).toBeGreaterThan(0);
    }
  });

  it.each(STAFF_NOTICE_KINDS)('%s: one sentence that ends, with all facts and with none', (kind) => {
    for (const facts of [FULL, {}]) {
      const sentence = staffSentence({ kind, facts }, dueOn);
      expect(sentence).toMatch(/[。）]$/);
      expect(sentence).not.toMatch(/\{\{|undefined|null|。。|（）|[A-Za-z]/);
    }
    expect(noticeLabel(kind)).not.toBe('');
  });

  it('say something to the applicant for every kind, and nothing that has no kind', () => {
    const answers = [...OUTCOMES.map((outcome) => `answer-${outcome}`), 'answer-deposited'];
    const wanted = [...APPLICANT_NOTICE_KINDS.filter((kind) => kind !== 'answer'), ...answers];
    expect([...template('applicant').sections.keys()].toSorted()).toEqual(wanted.toSorted());
    const told = [...template('waiting').sections.keys(), ...template('time').sections.keys()];
    expect(told.toSorted()).toEqual([...STAFF_NOTICE_KINDS].toSorted());
  });
});

describe('placeholders', () => {
  const values = { name: '甲', empty: undefined, sign: '<b>' };
  it.each([
    ['{{name}}好', '甲好'],
    ['{{#name}}有{{/name}}{{^name}}无{{/name}}', '有'],
    ['{{#empty}}有{{/empty}}{{^empty}}无{{/empty}}', '无'],
    ['{{#name}}[{{#empty}}x{{/empty}}{{sign}}]{{/name}}', '[&]'],
    ['{{&sign}}', '<b>'],
  ])('%s', (text, filled) => {
    expect(fill(text, values, (value) => value.replace('<b>', '&'))).toBe(filled);
  });

  it('a name that nobody knows is a fault', () => {
    expect(() => fill('{{nobody}}', values, forMessage)).toThrow('nobody');
  });

  it('sections end where the next begins', () => {
    const { settings, sections } = parseTemplate('---\ntitle: 甲\n---\n\n## a\n一\n二\n\n## b\n三\n');
    expect(settings).toEqual({ title: '甲' });
    expect([...sections]).toEqual([
      ['a', '一\n二'],
      ['b', '三'],
    ]);
  });
});
