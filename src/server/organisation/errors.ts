import { defineErrors } from '../problem.ts';

export const organisationErrors = defineErrors({
  'unit.not-found': { status: 404, sentence: '没有找到这个科室或单位，请从列表中重新选择。' },
  'delegation.not-found': { status: 404, sentence: '没有找到这项授权，它可能已经结束，请刷新后再看。' },
  'delegation.empty-interval': { status: 422, sentence: '结束时间要晚于开始时间和现在，请重新选择。' },
  'delegation.to-self': { status: 422, sentence: '不能授权给自己，请另选一人。' },
  'delegation.post-not-held': {
    status: 422,
    sentence: '授权开始时您不在这个岗位上，只能授权自己的岗位，请重新选择。',
  },
  'delegation.delegate-without-post': { status: 422, sentence: '对方届时没有岗位，不能代理，请另选一人。' },
  'delegation.overlaps': {
    status: 409,
    sentence: '这段时间这个岗位已经授权给别人，请先结束原来的授权，或改选时间。',
  },
  'delegation.loop': {
    status: 409,
    sentence: '对方在这段时间已（间接）授权给您，互相授权会没有人办理，请另选一人或改选时间。',
  },
  'organisation.not-yours': { status: 403, sentence: '机构调整由办公室或人事科办理，请与他们联系。' },
  'unit.unknown': { status: 404, sentence: '没有找到要撤并的科室或单位，请从列表中重新选择。' },
  'unit.not-closable': { status: 422, sentence: '只能撤并科室或局属单位，请重新选择。' },
  'unit.already-closed': { status: 409, sentence: '这个科室或单位已经撤并，请刷新后再看。' },
  'unit.has-open-sections': { status: 409, sentence: '它下面还有科室，请先逐个撤并并指定承接单位。' },
  'successor.missing': { status: 422, sentence: '请指定承接单位：未办结的事要有人接着办。' },
  'successor.same': { status: 422, sentence: '承接单位不能是它自己，请另选一个。' },
  'successor.unknown': { status: 422, sentence: '承接单位不在本局，请从列表中重新选择。' },
  'successor.closed': { status: 409, sentence: '承接单位已经撤并，请另选一个。' },
  'successor.cannot-handle': { status: 422, sentence: '承接单位没有首问责任岗，请先设岗或另选一个。' },
  'successor.has-other-duty': {
    status: 422,
    sentence: '被撤并单位承担全局职责，承接单位已有另一项，请另选一个。',
  },
});
