/** Parts of a case as sentences. */
import type { ApplicantView, Delivery } from '../../../domain/cases/state.ts';
import { sayMoment } from '../../ui/say-time.ts';

export function sayView(view: ApplicantView): string {
  switch (view.kind) {
    case 'stated':
      return view.text;
    case 'declined':
      return '申请人不愿表示意见';
    case 'unreachable':
      return '多次联系不上';
    case 'anonymous':
      return '匿名，无法征求';
  }
}

const FORMS = { letter: '信函', message: '短信', served: '送达文书' } as const;

export function sayDelivery(delivery: Delivery): string {
  switch (delivery.method) {
    case 'phone':
      return `${sayMoment(delivery.calledAt)} 电话 ${delivery.number}，${delivery.answeredBy}接听。告知：${delivery.said} 申请人说：${delivery.applicantWords}`;
    case 'written':
      return `${sayMoment(delivery.sentAt)} ${FORMS[delivery.form]}，${delivery.reference}`;
    case 'deposit':
      return '留存待取：凭回执和查询密码在网上或窗口取';
    case 'on-the-spot':
      return '当面告知';
  }
}
