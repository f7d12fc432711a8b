import { describe, expect, test } from 'vitest';
import { isBrushOff, judgeReason } from './brush-off.ts';

/** What people at windows say, each nothing by itself. */
const PHRASES =
  `不知道怎么办 不知道 不清楚在哪办 不清楚 不符合办理条件 不符合办理要求 不符合相关规定 不符合有关规定
不符合政策 不符合规定 不符合条件 不符合要求 暂时不能办理 暂时无法办理 暂不受理 暂不办理 不能办理 无法办理 无法解决 不予办理
不予受理 不属于我单位职责 不属于我们职责 不属于本单位职责 不属于我科室职责 不归我们管 不归我管 不是我们管 不是我负责 没有办法
没办法 办不了 办不成 不能办 不好办 不行 不可以 领导不在 经办人不在 负责人不在 领导不同意 领导没批 等通知 等上级通知
回去等消息 再等等 以后再说 改天再来 研究研究 正在研究 条件不具备 条件不成熟 材料不全 手续不全 历史遗留问题 没有先例
没有政策 没有依据 系统故障 人手不够 太忙了 按规定办 依法依规办理`.split(/\s+/);

describe.each(PHRASES)('%s', (phrase) => {
  test('is a brush-off, however often and with whatever marks it is said', () => {
    for (const text of [phrase, `${phrase}。`, phrase.repeat(6), `${phrase}，${phrase}！（${phrase}）`]) {
      expect(judgeReason(text), text).toBe('brush-off');
      expect(isBrushOff(text), text).toBe(true);
    }
  });

  test('with politeness around it is still one', () => {
    expect(judgeReason(`您好，经研究，您的申请事项目前确实${phrase}，请谅解，谢谢。`)).toBe('brush-off');
  });
});

test.each(['', '   ', '。。。', '123', '请您理解', '抱歉，对不起'])(
  '“%s” says nothing, but is no phrase',
  (text) => {
    expect(judgeReason(text)).toBe('brush-off');
    expect(isBrushOff(text)).toBe(false);
  },
);

test.each(['不符合规定，材料差两份', '不符合规定的红线范围', '没有先例，须报省厅定'])(
  '“%s” resembles one',
  (text) => {
    expect(judgeReason(text)).toBe('resembles');
    expect(isBrushOff(text)).toBe(false);
  },
);

test('four characters that mean something are enough to be no brush-off, sixteen to be beyond doubt', () => {
  expect(judgeReason('不符合规定：一二三')).toBe('brush-off');
  expect(judgeReason('不符合规定：一二三四')).toBe('resembles');
  expect(judgeReason('不符合规定：一二三四五六七八九十百千万亿兆')).toBe('resembles');
  expect(judgeReason('不符合规定：一二三四五六七八九十百千万亿兆京')).toBe('reasoned');
  expect(judgeReason('一二三')).toBe('brush-off');
  expect(judgeReason('一二三四')).toBe('reasoned');
});

test.each([
  '该地块位于水源一级保护区内，《水污染防治法》第六十五条禁止新建与供水无关的项目。',
  '《水法》第48条',
  '现场在红线外',
])('“%s” is a reason', (text) => {
  expect(judgeReason(text)).toBe('reasoned');
});

/** Words that carry no reason, taken out before what is left is counted. */
const FILLERS =
  `请谅解 请您理解 请知悉 请另行咨询 请咨询其他部门 请找别人 请找其他部门 经研究 经核实 经了解 因为 因此 由于 所以 目前 暂时
现在 确实 实在 你好 您好 这个 这事 该 此 本 您 你 我们 我 他们 的 了 啊 呢 吧 呀 事项 事情 问题 申请 诉求 要求 情况 相关 有关 上述
以上 对此 办理 抱歉 对不起 谢谢 感谢 支持`.split(/\s+/);

test.each(FILLERS)('“%s” counts as nothing beside a brush-off', (word) => {
  expect(judgeReason(`${word.repeat(6)}办不了`)).toBe('brush-off');
});

test('a short answer is none: it may be all there is to say', () => {
  for (const answer of ['三楼', '可以', '周一']) expect(isBrushOff(answer)).toBe(false);
});
