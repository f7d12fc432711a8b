/** The page of a mail: one column, system faces, colours with words, readable without any style. */
import { escapeHtml, markdownToHtml } from './markdown.ts';

const STYLE = `
body { margin: 0; background: #f4f2ee; color: #1c1f23; font: 16px/1.7 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif; }
.page { max-width: 640px; margin: 0 auto; padding: 24px 20px 32px; background: #ffffff; }
.head { border-bottom: 3px solid #0f4c81; padding-bottom: 12px; margin-bottom: 20px; color: #0f4c81; font-size: 15px; }
h3 { font-size: 16px; margin: 24px 0 8px; }
.red h3 { color: #b42318; }
ul { list-style: none; margin: 0; padding: 0; }
li { border-left: 3px solid #c9d8e6; padding: 2px 0 2px 12px; margin: 0 0 14px; }
.red li { border-left-color: #b42318; }
a { color: #0f4c81; white-space: nowrap; }
hr { border: 0; border-top: 1px solid #e3dfd7; margin: 28px 0 12px; }
hr ~ p { color: #5c6168; font-size: 13px; }
`;

export interface MailParts {
  readonly bureau: string;
  readonly title: string;
  readonly intro: string;
  readonly red: string;
  readonly plain: string;
  readonly rest: string;
}

/** Parts are Markdown, empty where there is nothing to say. */
export function mailPage({ bureau, title, intro, red, plain, rest }: MailParts): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><div class="page"><div class="head">${escapeHtml(bureau)} · 如何办</div>
${markdownToHtml(intro)}<div class="red">${markdownToHtml(red)}</div>
<div>${markdownToHtml(plain)}</div>
${markdownToHtml(rest)}</div></body></html>
`;
}
