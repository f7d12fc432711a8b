/**
 * Text search over two-character words: a text is indexed as its pairs of neighbouring characters, so that any
 * two characters find it. Runs of seven or more digits never enter the index: numbers are found blind.
 */
const LONG_NUMBER = /\d{7,}/g;
const WORDS = /[\p{Script=Han}]+|[\p{L}\p{N}]+/gu;
const HAN = /^\p{Script=Han}/u;

/** The terms of a text, each once: pairs of Chinese characters, and other words whole, in lower case. */
export function searchTerms(text: string): readonly string[] {
  const terms = new Set<string>();
  for (const [word] of text.replace(LONG_NUMBER, ' ').toLowerCase().matchAll(WORDS)) {
    if (!HAN.test(word)) {
      terms.add(word);
      continue;
    }
    const characters = [...word];
    if (characters.length === 1) terms.add(word);
    for (let i = 0; i + 1 < characters.length; i += 1) terms.add(`${characters[i]}${characters[i + 1]}`);
  }
  return [...terms];
}

/** As the text form of a tsvector; terms hold only letters and digits, so nothing needs escaping. */
export function searchVector(...texts: readonly string[]): string {
  return searchTerms(texts.join('\n'))
    .map((term) => `'${term}'`)
    .join(' ');
}

/** As the text form of a tsquery that asks for all terms; null when there is nothing to ask for. */
export function searchQuery(text: string): string | null {
  const terms = searchTerms(text);
  return terms.length === 0 ? null : terms.map((term) => `'${term}'`).join(' & ');
}
