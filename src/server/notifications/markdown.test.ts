import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownToHtml, markdownToText } from './markdown.ts';
import { fill, forMarkdown, section } from './templates.ts';

const LINK = 'https://ruhe.example/cases/1?a=1&b=2';
const shown = (title: string) =>
  fill(
    section('mail', 'item'),
    { number: '示水-2026-000001', title, label: '等您办理', text: '请办理。', url: LINK },
    forMarkdown,
  );

describe('a mail as page and as text', () => {
  it('has the same words', () => {
    expect(markdownToHtml(shown('甲'))).toBe(
      '<ul>\n<li><strong>甲</strong> 示水-2026-000001<br>等您办理 · 请办理。 <a href="https://ruhe.example/cases/1?a=1&amp;b=2">打开办件</a></li>\n</ul>\n',
    );
    expect(markdownToText(shown('甲'))).toBe(
      '· 甲 示水-2026-000001\n  等您办理 · 请办理。 打开办件（https://ruhe.example/cases/1?a=1&b=2）\n',
    );
  });

  it('shows whatever was typed as it was typed, in both', () => {
    const typed = fc.string({
      unit: fc.constantFrom(...'<>&"\'`*_[]()#+-.!|~\\:/@= \n\tab甲http1'),
      minLength: 1,
    });
    fc.assert(
      fc.property(typed, (title) => {
        const line = title.replace(/\s+/g, ' ').trim();
        fc.pre(line !== '');
        const html = markdownToHtml(shown(line));
        expect(html.match(/<(?!\/?(?:ul|li|strong|br|a)\b)/g)).toBeNull();
        expect(html.match(/<a /g)).toHaveLength(1);
        expect(html.match(/<strong>/g)).toHaveLength(1);
        expect(markdownToText(shown(line))).toContain(`· ${line} 示水`);
      }),
      { numRuns: 500 },
    );
  });
});
