/**
 * The texts of notifications: Markdown files with front matter in `templates`, one section (`## kind`) a text.
 *
 * Placeholders: `{{name}}` escaped, `{{&name}}` as it is, `{{#name}}…{{/name}}` only where there is something to say,
 * `{{^name}}…{{/name}}` only where there is nothing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Template {
  readonly settings: Readonly<Record<string, string>>;
  readonly sections: ReadonlyMap<string, string>;
}

export type Values = Readonly<Record<string, string | undefined>>;
export type Escaping = (value: string) => string;

/** Beside the sources, or where the build puts them beside the program. */
const folder = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './templates/' : './notices/', import.meta.url),
);
const known = new Map<string, Template>();

/** One file by its name without `.md`. @throws Error when it is missing */
export function template(name: string): Template {
  const kept = known.get(name) ?? parseTemplate(readFileSync(`${folder}${name}.md`, 'utf8'));
  known.set(name, kept);
  return kept;
}

export function templateNames(): readonly string[] {
  return readdirSync(folder).map((file) => file.replace(/\.md$/, ''));
}

/** A section of a file. @throws Error when the file has none of this name */
export function section(name: string, kind: string): string {
  const text = template(name).sections.get(kind);
  if (text === undefined) throw new Error(`templates/${name}.md has no section ${kind}`);
  return text;
}

/** Front matter of `name: value` lines between two `---`, then sections. */
export function parseTemplate(text: string): Template {
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const settings = head.split('\n').map((line) => {
    const colon = line.indexOf(': ');
    return [line.slice(0, colon), line.slice(colon + 2)] as const;
  });
  const sections = body
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      return [part.slice(0, end).trim(), part.slice(end + 1).trim()] as const;
    });
  return { settings: Object.fromEntries(settings), sections: new Map(sections) };
}

/** A text with its placeholders filled. @throws Error for a placeholder that nobody knows */
export function fill(text: string, values: Values, escaping: Escaping): string {
  const inner = (part: string) => fill(part, values, escaping);
  return text
    .replace(
      /\{\{([#^])(\w+)\}\}([\s\S]*?)\{\{\/\2\}\}/g,
      (_all, sign: string, name: string, part: string) =>
        Boolean(filling(values, name)) === (sign === '#') ? inner(part) : '',
    )
    .replace(/\{\{(&?)(\w+)\}\}/g, (_all, raw: string, name: string) => {
      const value = filling(values, name) ?? '';
      return raw ? value : escaping(value);
    });
}

function filling(values: Values, name: string): string | undefined {
  if (!Object.hasOwn(values, name)) throw new Error(`a template asks for ${name}`);
  return values[name];
}

/** For Markdown: whatever was typed is shown as it is, never read as a link, a heading or a tag. */
export const forMarkdown: Escaping = (value) =>
  value.replace(/\s+/g, ' ').replace(/[!-/:-@[-`{-~]/g, (sign) => `\\${sign}`);

/** For a short message: one line. */
export const forMessage: Escaping = (value) => value.replace(/\s+/g, ' ').trim();

/** For group robots, which know but a part of Markdown and no escaping. */
export const forRobot: Escaping = (value) => forMessage(value).replace(/[[\]<>*_`\\#|]/g, '');
