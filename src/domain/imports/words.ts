/** The words by which exports of other systems say what kind of request a row is and how it came. */
import type { Channel, RequestKind } from '../cases/vocabulary.ts';
import type { PostKind, UnitDuty, UnitKind } from '../organisation/types.ts';
import { halfWidth, oneLine } from './cells.ts';

type Words<T> = readonly (readonly [T, RegExp])[];

/** 咨询 asks for an answer; everything else that is written down wants something done. */
const KINDS: Words<RequestKind> = [
  ['consultation', /咨询|查询|询问/],
  [
    'request',
    /诉求|求助|投诉|举报|建议|意见|求决|求办|申请|请求|信访|感谢|表扬|反映|反馈|故障|报修|其他|其它|办事/,
  ],
];

const CHANNELS: Words<Channel> = [
  ['hotline', /12345|热线/],
  ['assigned', /交办|批示|督办|转办|领导/],
  ['letter', /来信|信件|信函|书信|邮寄/],
  ['visit', /来访|走访|上访|接访/],
  ['window', /窗口|大厅|现场|当面/],
  ['portal', /网|微信|微博|邮箱|邮件|APP|小程序|留言|平台|线上/i],
  ['phone', /电话|来电|固话|手机|语音/],
];

const UNIT_KINDS: Words<UnitKind> = [
  ['affiliated-unit', /局属|直属|二级|下属|事业单位/],
  ['section', /科室|科|股|处室|内设/],
];

const POST_KINDS: Words<PostKind> = [
  ['first-responder', /首问/],
  ['section-head', /科室负责|科长|股长|业务负责/],
  ['supervising-leader', /分管/],
  ['principal-leader', /主要领导|主要负责|一把手/],
  ['staff', /工作人员|一般|其他|其它|科员|职员/],
];

const DUTIES: Words<UnitDuty> = [
  ['office', /办公室/],
  ['approval', /行政审批|审批/],
  ['personnel', /人事/],
  ['supervision', /监督|党委|纪检/],
  ['law', /法规|法制/],
];

const read =
  <T>(words: Words<T>) =>
  (text: string): T | null =>
    words.find(([, word]) => word.test(halfWidth(oneLine(text))))?.[0] ?? null;

/** Null where the word says neither; a row must not be guessed into a shorter or longer clock. */
export const readRequestKind = read(KINDS);
export const readChannel = read(CHANNELS);
export const readUnitKind = read(UNIT_KINDS);
export const readPostKind = read(POST_KINDS);
export const readDuty = read(DUTIES);

/** A name that stands for somebody who gave none. */
export function isAnonymous(name: string): boolean {
  return /^(匿名|无名|未留名|不愿留名|保密|某先生|某女士|群众|市民|热心市民|网友)(者|人|用户|群众|市民|网友)?$/.test(
    name,
  );
}
