import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byPhone, type CaseClient, createCaseClient, REFUSAL } from '../../../test/builders/case-client.ts';
import { OTHERS, pdfFonts, pdfInfo, pdfText, qrOn, wordToPdf } from '../../../test/builders/paper.ts';
import type { RegisteredDto } from '../../contract/cases.ts';
import type { Problem } from '../../contract/problem.ts';

const PORTAL = 'https://slj.example.gov.cn';
let client: CaseClient;
let registered: RegisteredDto;

beforeAll(async () => {
  client = await createCaseClient({ PUBLIC_URL: `${PORTAL}/` });
  registered = await client.register();
});
afterAll(() => client.server.close());

async function fetched(path: string, username = 'shuiziyuan.desk1') {
  const headers = await client.headers(username);
  const answer = await client.server.app.inject({ url: `/api/v1/cases/${path}`, headers });
  return { status: answer.statusCode, body: answer.rawPayload };
}

async function publicReceipt(payload: object) {
  const answer = await client.server.app.inject({
    method: 'POST',
    url: '/api/v1/public/receipt.pdf',
    payload,
  });
  return { status: answer.statusCode, body: answer.rawPayload };
}

/** As it is printed: in groups of four. */
const grouped = (code: string) => `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;

/** Both formats, as other programs read them. */
async function asRead(
  path: string,
): Promise<readonly (readonly [format: string, text: string, pages: number])[]> {
  const [name, query] = path.split('?');
  const wanted = (format: string) => `${name}.${format}${query ? `?${query}` : ''}`;
  const pdf = (await fetched(wanted('pdf'))).body;
  const read = [['pdf', pdfText(pdf), pdfInfo(pdf).pages] as const];
  if (!OTHERS.office) return read;
  const word = wordToPdf((await fetched(wanted('docx'))).body);
  return [...read, ['docx', pdfText(word), pdfInfo(word).pages] as const];
}

describe.skipIf(!OTHERS.poppler)('the receipt @clause 2.1b', () => {
  it('tells number, matter, first responder, phone, deadline and where to complain, on one page', async () => {
    for (const [format, text, pages] of await asRead(`${registered.id}/receipt`)) {
      for (const wanted of [
        '受理回执',
        registered.number,
        '申请人甲',
        '申请打一口自备井',
        '2026年3月2日09:00（窗口）',
        '水资源管理科首问责任岗（一）',
        // Ten working days after Monday 2 March: Monday 16 March, close of business.
        '2026年3月16日18:00前',
        '0377-00000012（直属单位党委）',
        grouped(registered.trackingCode),
      ]) {
        expect(text, format).toContain(wanted);
      }
      expect(pages, format).toBe(1);
    }
    expect(
      pdfFonts((await fetched(`${registered.id}/receipt.pdf`)).body).every((font) => font.embedded),
    ).toBe(true);
  });

  it.skipIf(!OTHERS.zbar)('has a QR that leads to the progress page with the code', async () => {
    const address = `${PORTAL}/portal/progress#${registered.trackingCode}`;
    expect(qrOn((await fetched(`${registered.id}/receipt.pdf`)).body)).toBe(address);
    if (OTHERS.office)
      expect(qrOn(wordToPdf((await fetched(`${registered.id}/receipt.docx`)).body))).toBe(address);
  });

  it('gives the code to who registered, on that day; to others only with a reason', async () => {
    const code = grouped(registered.trackingCode);
    const head = pdfText((await fetched(`${registered.id}/receipt.pdf`, 'shuiziyuan.head')).body);
    expect(head).not.toContain(code);
    expect(head).toContain('查询码见首次出具的回执');
    const reason = encodeURIComponent('申请人遗失回执，到窗口补打');
    const asked = await fetched(`${registered.id}/receipt.pdf?full=1&reason=${reason}`, 'shuiziyuan.head');
    expect(pdfText(asked.body)).toContain(code);
    const { rows } = await client.server.deps.pool.query<{ meta: { reason: string } }>(
      `select meta from audit_log where bureau_id = $1 and action = 'personal-data.unmask'`,
      [client.bureau.bureauId],
    );
    expect(rows.map(({ meta }) => meta.reason)).toEqual(['申请人遗失回执，到窗口补打']);

    client.server.clock.advance({ minutes: 24 * 60 });
    const nextDay = pdfText((await fetched(`${registered.id}/receipt.pdf`)).body);
    client.server.clock.advance({ minutes: -24 * 60 });
    expect(nextDay).not.toContain(code);
  });

  it('is printed by the applicant with the code and the phone’s tail, and by nobody else', async () => {
    const { trackingCode: code } = registered;
    const printed = await publicReceipt({ code, phoneTail: '0099' });
    expect(printed.status).toBe(200);
    expect(pdfText(printed.body)).toContain(grouped(code));
    const wrongTail = await publicReceipt({ code, phoneTail: '0098' });
    const wrongCode = await publicReceipt({ code: 'ZZZZZZZZZZZZ', phoneTail: '0099' });
    expect([wrongTail.status, wrongCode.status]).toEqual([404, 404]);
    expect(wrongTail.body).toEqual(wrongCode.body);
    expect((JSON.parse(wrongTail.body.toString()) as Problem).code).toBe('case.code-unknown');
  });
});

describe.skipIf(!OTHERS.poppler)('the one-time notice @clause 2.1b', () => {
  it('lists everything that is missing, until when, and what happens then', async () => {
    const { id, number } = await client.register();
    await client.act('shuiziyuan.desk1', id, 'inform-once', {
      materials: ['身份证复印件', '取水口位置图'],
      note: '位置图可到窗口现场绘制。',
    });
    for (const [format, text, pages] of await asRead(`${id}/notice`)) {
      for (const wanted of [
        '一次性告知单',
        number,
        '1身份证复印件',
        '2取水口位置图',
        '说明：位置图可到窗口现场绘制。',
        // Fifteen working days after Monday 2 March.
        '请于2026年3月23日前补齐',
        '不再提出其他材料要求',
        '0377-00000012',
      ]) {
        expect(text, format).toContain(wanted);
      }
      expect(pages, format).toBe(1);
    }
  });
});

describe.skipIf(!OTHERS.poppler)('the reply @clause 2.1d', () => {
  it('of a refusal gives reason, basis, way forward and where to turn', async () => {
    const { id } = await client.register();
    const now = client.server.clock.now;
    await client.act('shuiziyuan.desk1', id, 'propose-refusal', REFUSAL);
    await client.act('shuiziyuan.head', id, 'pass-up', {
      judgement: 'infeasible',
      opinion: '属禁采区，办不成。',
    });
    await client.act('leader5', id, 'pass-up', { judgement: 'infeasible', opinion: '内部意见不外传。' });
    await client.act('leader1', id, 'approve-refusal', { opinion: '同意。' });
    await client.act('shuiziyuan.desk1', id, 'reply', {
      text: '目前办不成，可以接入公共供水。',
      reason: REFUSAL.reason,
      wayForward: REFUSAL.wayForward,
      delivery: byPhone(now),
    });
    for (const [format, text] of await asRead(`${id}/reply`)) {
      for (const wanted of [
        '示例市水利局答复书',
        '申请人甲：您于2026年3月2日在窗口提出的“申请打一口自备井”收悉。',
        '经逐级研究并由主要领导审定，目前确实办不成。',
        `一、办不成的原因${REFUSAL.reason}`,
        '依据：地下水管理条例第三十五条。',
        `二、您可以这样办${REFUSAL.wayForward}`,
        '三、如有不同意见',
        '凭回执上的查询码要求重新办理',
        '示例市水利局2026年3月2日',
      ]) {
        expect(text, format).toContain(wanted);
      }
      expect(text, format).not.toContain('内部意见');
    }
  });

  it('of a matter that was done says what was done', async () => {
    const { id } = await client.register();
    await client.act('shuiziyuan.desk1', id, 'complete', {
      outcome: 'done',
      text: '已接通公共供水，当天下午四点通水。',
      delivery: byPhone(client.server.clock.now),
      document: null,
    });
    for (const [format, text] of await asRead(`${id}/reply`)) {
      expect(text, format).toContain('您的事情已经办成，现答复如下：');
      expect(text, format).toContain('一、办理结果已接通公共供水，当天下午四点通水。');
    }
  });

  it('of a consultation answers it', async () => {
    const { id } = await client.register({ kind: 'consultation', title: '取水许可证怎样延续' });
    await client.act('shuiziyuan.desk1', id, 'complete', {
      outcome: 'informed',
      text: '期满四十五日前，持原证到窗口申请延续。',
      delivery: byPhone(client.server.clock.now),
      document: null,
    });
    const [[, text]] = (await asRead(`${id}/reply`)) as [readonly [string, string, number]];
    expect(text).toContain('在窗口咨询的“取水许可证怎样延续”收悉。现答复如下：');
    expect(text).toContain('一、答复期满四十五日前，持原证到窗口申请延续。');
    expect(text).toContain('还有不明白的');
  });

  it('of a matter referred out names the receiver and its number', async () => {
    const { id } = await client.register();
    const delivery = byPhone(client.server.clock.now);
    const basis = '城市供水条例第七条';
    await client.act('shuiziyuan.desk1', id, 'request-referral', { receiver: '市住房和城乡建设局', basis });
    await client.act('shuiziyuan.head', id, 'decide-referral', { approve: true, note: '' });
    await client.act('shuiziyuan.desk1', id, 'record-referral-result', {
      accepted: true,
      reference: '住建收〔2026〕15号',
      text: '接管线由住建部门办理，三日内与您联系。',
      delivery,
    });
    const [[, text]] = (await asRead(`${id}/reply`)) as [readonly [string, string, number]];
    expect(text).toContain('已由市住房和城乡建设局受理（住建收〔2026〕15号）。');
    expect(text).toContain('依据：城市供水条例第七条。');
  });
});
