/** The receipt: to be printed, saved or photographed. @clause 2.1b */
import { sayExactly } from '../ui/say-time.ts';
import { sayBytes } from './files-field.tsx';
import { Drawing } from './markup.tsx';
import { deskName, Page, Phone } from './page.tsx';
import type { House, ReceiptData } from './types.ts';

export function ReceiptPage({ house, receipt }: { readonly house: House; readonly receipt: ReceiptData }) {
  const { number, code, title, registeredAt, dueAt, qr, files, hasPhone } = receipt;
  return (
    <Page house={house} title="受理回执" place={null} personal>
      <p className="done no-print" role="status">
        <span className="done-mark">已登记</span>请把这张回执打印、截图或抄下查询码。
      </p>
      <article className="receipt">
        <header>
          <p className="receipt-house">{house.bureauName}</p>
          <h1>受理回执</h1>
          <p className="number">{number}</p>
        </header>
        <div className="receipt-key">
          <div>
            <p className="receipt-label">查询码</p>
            <p className="code">{inGroups(code)}</p>
            <p>
              查进度时填查询码，再填{hasPhone ? '所留电话的后四位，或您设的查询密码' : '您设的查询密码'}。
            </p>
          </div>
          <figure>
            <Drawing className="qr" svg={qr} label="查进度的二维码" />
            <figcaption>手机扫码查进度</figcaption>
          </figure>
        </div>
        <dl className="receipt-facts">
          <dt>诉求</dt>
          <dd>{title}</dd>
          <dt>登记时间</dt>
          <dd>{sayExactly(registeredAt)}</dd>
          <dt>首问责任人</dt>
          <dd>
            {deskName(receipt.unitName, receipt.responderPostTitle)}
            <br />
            <Phone number={receipt.responderPhone} />
          </dd>
          <dt>最迟答复</dt>
          <dd>{dueAt ? `${sayExactly(dueAt)} 之前，给您办理结果或说明情况` : '登记后尽快答复'}</dd>
          {files.length > 0 && (
            <>
              <dt>收到的材料</dt>
              <dd>
                {files.map(({ id, name, size }) => (
                  <span key={id} className="file">
                    {name}（{sayBytes(size)}）
                  </span>
                ))}
              </dd>
            </>
          )}
          <dt>没人办、没办成</dt>
          <dd>
            请打 <Phone number={house.complaintPhone} />
            ，有专人受理
          </dd>
        </dl>
      </article>
      <div className="buttons no-print">
        <a className="button" href="/portal/progress">
          看办理进度
        </a>
        <a className="button second" href="/portal/ask">
          再提一件
        </a>
      </div>
      <p className="hint no-print">要打印：在浏览器菜单里选“打印”，也可以另存为 PDF。</p>
    </Page>
  );
}

/** ABCD-EFGH-JKMN: read out over the phone four at a time. */
export function inGroups(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? code;
}
