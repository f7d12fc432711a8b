/**
 * Whether a reason says anything. "不清楚", "领导不在", "不归我们管" are brush-offs: alone they are refused,
 * with little beside them they are warned of and level 2 answers for it (invariant 5).
 *
 * @clause 2.0
 */
const BRUSH_OFFS = [
  '不知道怎么办',
  '不知道',
  '不清楚在哪办',
  '不清楚',
  '不符合办理条件',
  '不符合办理要求',
  '不符合相关规定',
  '不符合有关规定',
  '不符合政策',
  '不符合规定',
  '不符合条件',
  '不符合要求',
  '暂时不能办理',
  '暂时无法办理',
  '暂不受理',
  '暂不办理',
  '不能办理',
  '无法办理',
  '无法解决',
  '不予办理',
  '不予受理',
  '不属于我单位职责',
  '不属于我们职责',
  '不属于本单位职责',
  '不属于我科室职责',
  '不归我们管',
  '不归我管',
  '不是我们管',
  '不是我负责',
  '没有办法',
  '没办法',
  '办不了',
  '办不成',
  '不能办',
  '不好办',
  '不行',
  '不可以',
  '领导不在',
  '经办人不在',
  '负责人不在',
  '领导不同意',
  '领导没批',
  '等通知',
  '等上级通知',
  '回去等消息',
  '再等等',
  '以后再说',
  '改天再来',
  '研究研究',
  '正在研究',
  '条件不具备',
  '条件不成熟',
  '材料不全',
  '手续不全',
  '历史遗留问题',
  '没有先例',
  '没有政策',
  '没有依据',
  '系统故障',
  '人手不够',
  '太忙了',
  '按规定办',
  '依法依规办理',
] as const;

/** Words that carry no reason by themselves. */
const FILLERS =
  /请(您)?(谅解|理解|知悉|另行咨询|咨询其他部门|找别人|找其他部门)|经(研究|核实|了解)|因为|因此|由于|所以|目前|暂时|现在|确实|实在|你好|您好|这个|这事|该|此|本|您|你|我们|我|他们|的|了|啊|呢|吧|呀|事项|事情|问题|申请|诉求|要求|情况|相关|有关|上述|以上|对此|办理|抱歉|对不起|谢谢|感谢|支持/g;

/** Not a letter, digit or Chinese character. */
const MARKS = /[^\p{L}\p{N}]/gu;

/** Fewer meaningful characters than this beside brush-offs is no reason at all. */
const LEAST_MEANING = 4;
/** A brush-off with fewer meaningful characters beside it is looked at twice. */
const DOUBTFUL_MEANING = 16;

export type BrushOffVerdict = 'reasoned' | 'resembles' | 'brush-off';

/**
 * Judges one text. `brush-off`: nothing in it but phrases that may not be said; `resembles`: such a phrase with
 * little beside it; `reasoned`: everything else. Numbers of articles count as meaning.
 */
export function judgeReason(text: string): BrushOffVerdict {
  const { phrased, meaning } = weigh(text);
  if (meaning < LEAST_MEANING) return 'brush-off';
  return phrased && meaning < DOUBTFUL_MEANING ? 'resembles' : 'reasoned';
}

/** Whether an answer is nothing but a brush-off in so many words. A short answer ("三楼", "可以") is none. */
export function isBrushOff(answer: string): boolean {
  const { phrased, meaning } = weigh(answer);
  return phrased && meaning < LEAST_MEANING;
}

/** How many characters carry meaning beside brush-offs and fillers, and whether a brush-off was among them. */
function weigh(text: string): { readonly phrased: boolean; readonly meaning: number } {
  const plain = text.replace(MARKS, '');
  const without = BRUSH_OFFS.reduce((rest, phrase) => rest.replaceAll(phrase, ''), plain);
  return { phrased: without.length < plain.length, meaning: [...without.replace(FILLERS, '')].length };
}
