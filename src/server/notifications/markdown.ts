/** Markdown of our templates as a page for mail programs and as plain text. */
import { Marked, type Tokens } from 'marked';

const toPage = new Marked({ gfm: true, breaks: false });

/** HTML. What was filled in is escaped, see `forMarkdown`; HTML of a template would be shown as text. */
export function markdownToHtml(markdown: string): string {
  return toPage.parse(markdown, { async: false });
}
toPage.use({ renderer: { html: ({ text }: Tokens.HTML | Tokens.Tag) => escapeHtml(text) } });

const toText = new Marked({
  gfm: true,
  renderer: {
    heading({ tokens }) {
      return `【${this.parser.parseInline(tokens)}】\n\n`;
    },
    paragraph({ tokens }) {
      return `${this.parser.parseInline(tokens)}\n\n`;
    },
    list({ items }) {
      return `${items.map((item) => this.listitem(item)).join('')}\n`;
    },
    listitem({ tokens }) {
      const lines = this.parser.parse(tokens).trim().split('\n');
      return `· ${lines.join('\n  ')}\n`;
    },
    strong({ tokens }) {
      return this.parser.parseInline(tokens);
    },
    em({ tokens }) {
      return this.parser.parseInline(tokens);
    },
    link({ href, tokens }) {
      return `${this.parser.parseInline(tokens)}（${href}）`;
    },
    br: () => '\n',
    hr: () => '────────\n\n',
    space: () => '',
    html: ({ text }) => text,
    text(token) {
      return 'tokens' in token && token.tokens
        ? this.parser.parseInline(token.tokens)
        : unescaped(token.text);
    },
  },
});

/** The same as plain text: links with their address, lists with dots. */
export function markdownToText(markdown: string): string {
  return `${toText.parse(markdown, { async: false }).trim()}\n`;
}

const NAMED: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

const unescaped = (text: string) => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (one) => NAMED[one] ?? one);

export function escapeHtml(text: string): string {
  const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
}
