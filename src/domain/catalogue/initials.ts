/** First characters of each pinyin initial, in the order of the collation; i, u and v begin no syllable. */
const FIRST_OF: readonly (readonly [initial: string, character: string])[] = [
  ['a', '阿'],
  ['b', '八'],
  ['c', '嚓'],
  ['d', '哒'],
  ['e', '妸'],
  ['f', '发'],
  ['g', '旮'],
  ['h', '哈'],
  ['j', '讥'],
  ['k', '咔'],
  ['l', '垃'],
  ['m', '妈'],
  ['n', '拏'],
  ['o', '喔'],
  ['p', '妑'],
  ['q', '七'],
  ['r', '呥'],
  ['s', '仨'],
  ['t', '他'],
  ['w', '穵'],
  ['x', '夕'],
  ['y', '丫'],
  ['z', '帀'],
];

const byPinyin = new Intl.Collator('zh-Hans-CN-u-co-pinyin');

/**
 * Initials of a text in pinyin, lower case, so that 取水许可 is found by `qsxk`. Letters and digits stay,
 * everything else is left out. A character with several readings has the commonest one.
 */
export function pinyinInitials(text: string): string {
  return [...text].map(initialOf).join('');
}

function initialOf(character: string): string {
  if (/[a-z0-9]/i.test(character)) return character.toLowerCase();
  if (!/[\u4e00-\u9fff]/.test(character)) return '';
  const found = FIRST_OF.findLast(([, first]) => byPinyin.compare(first, character) <= 0);
  return found?.[0] ?? '';
}
