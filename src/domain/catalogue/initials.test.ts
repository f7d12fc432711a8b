import { expect, test } from 'vitest';
import { pinyinInitials } from './initials.ts';

test.each([
  ['取水许可', 'qsxk'],
  ['河道采砂许可', 'hdcsxk'],
  ['水土保持方案审批（报告书）', 'stbcfaspbgs'],
  ['12345热线工单', '12345rxgd'],
  ['XK-01 额外', 'xk01ew'],
  ['阿八嚓哒妸发旮哈讥咔垃妈拏喔妑七呥仨他穵夕丫帀', 'abcdefghjklmnopqrstwxyz'],
  ['绿麻吗林路两鲁律略麦', 'lmmllllllm'],
  ['坝顶兼做公路', 'bdjzgl'],
  ['é、ü！', ''],
  ['', ''],
])('%s: %s', (text, initials) => {
  expect(pinyinInitials(text)).toBe(initials);
});
