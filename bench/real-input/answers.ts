/** Ways in which an answer reaches the applicant, and the document of a case outside the general track. */
import type { Delivery, StatutoryDocument } from '../../src/domain/cases/state.ts';

const now = () => new Date().toISOString();

export function byPhone(id: number, said: string): Delivery {
  return {
    method: 'phone',
    number: `0377-0${String(id).padStart(7, '0')}`,
    calledAt: now(),
    answeredBy: '申请人本人',
    said,
    applicantWords: '知道了，谢谢。',
  };
}

export function inWriting(id: number): Delivery {
  return { method: 'written', form: 'letter', sentAt: now(), reference: `函〔${id}〕` };
}

export function documentOf({ id, note }: { readonly id: number; readonly note: string }): StatutoryDocument {
  return {
    number: `信复〔${id}〕号`,
    reason: note,
    basis: '《信访工作条例》第三十二条',
    remedies: '自收到之日起三十日内可以申请复查。',
    served: '邮寄送达',
    servedAt: now(),
  };
}
