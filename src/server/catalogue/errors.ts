import { defineErrors } from '../problem.ts';

export const catalogueErrors = defineErrors({
  'matter.not-found': {
    status: 404,
    sentence: '清单里没有这个事项，它可能已经调整，请重新搜索。',
  },
});
