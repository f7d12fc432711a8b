/** 附件1, field by field in its own order. @clause A1 */
import { useSuspenseQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import type { CaseDto } from '../../../contract/cases.ts';
import { CHANNEL_LABELS, REASON_KIND_LABELS } from '../../../domain/cases/labels.ts';
import type { Climb } from '../../../domain/cases/state.ts';
import { localDateOf } from '../../../domain/time.ts';
import { sayDate, sayExactly } from '../../ui/say-time.ts';
import { sessionQuery } from '../api/session.ts';
import { nameOf, resultOf } from './opinions.tsx';
import { sayView } from './say-case.ts';

export function ApprovalForm({ one, climb }: { readonly one: CaseDto; readonly climb: Climb }) {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { applicant } = one;
  const { proposal } = climb;
  return (
    <section className="paper" aria-label="审批表">
      <h2>{session?.account.bureau.name}说“不”事项提级管理审批表</h2>
      <p className="paper-date">{sayDate(localDateOf(climb.startedAt))}</p>
      <table>
        <tbody>
          <tr>
            <th scope="row">承办科（股）室</th>
            <td>{one.unitName}</td>
            <th scope="row">首问负责人</th>
            <td>{one.responder.personName ?? one.responder.postTitle}</td>
          </tr>
          <tr>
            <th scope="row">申请（来信、来访）人单位、姓名</th>
            <td>{[applicant.organisation, applicant.name].filter(Boolean).join('，') || '匿名'}</td>
            <th scope="row">联系方式</th>
            <td>{[applicant.phone, applicant.address].filter(Boolean).join('，') || '未留'}</td>
          </tr>
          <tr>
            <th scope="row">申请（来信、来访）时间</th>
            <td>{sayExactly(one.receivedAt)}</td>
            <th scope="row">方式</th>
            <td>{CHANNEL_LABELS[one.channel]}</td>
          </tr>
          <Wide label="申请（来信、来访）事项">
            {one.title}
            {one.detail.trim() !== one.title.trim() && <span className="paper-detail">{one.detail}</span>}
          </Wide>
          <Wide label="说“不”理由">
            {proposal && (
              <>
                {REASON_KIND_LABELS[proposal.reasonKind]}。{proposal.reason}
                {proposal.articles.length > 0 && (
                  <span className="paper-detail">依据：{proposal.articles.join('；')}</span>
                )}
              </>
            )}
          </Wide>
          <Wide label="申请（来信、来访）人意见反馈">{proposal && sayView(proposal.applicantView)}</Wide>
          <LevelRow one={one} climb={climb} level={2} label="科室负责人审批意见" />
          <LevelRow one={one} climb={climb} level={3} label="分管领导审批意见" />
          <LevelRow one={one} climb={climb} level={4} label="主要领导审批意见" />
          <Wide label="备注">
            {proposal && `说“行”建议：${proposal.wayForward}`}
            {proposal && <span className="paper-detail">已做的努力：{proposal.tried}</span>}
          </Wide>
        </tbody>
      </table>
      <p className="no-print">
        <Button onClick={() => window.print()}>打印审批表</Button>
      </p>
    </section>
  );
}

function Wide({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td colSpan={3}>{children}</td>
    </tr>
  );
}

interface LevelRowProps {
  readonly one: CaseDto;
  readonly climb: Climb;
  readonly level: 2 | 3 | 4;
  readonly label: string;
}

function LevelRow({ one, climb, level, label }: LevelRowProps) {
  const entry = climb.entries.find((candidate) => candidate.level === level);
  return (
    <Wide label={label}>
      {entry && (
        <>
          {resultOf(entry)}。{entry.opinion}
          {entry.lateOpinion && <span className="paper-detail">补签：{entry.lateOpinion.opinion}</span>}
          <span className="paper-sign">
            {nameOf(one, entry.actor ?? entry.lateOpinion?.actor ?? null)}　{sayExactly(entry.at)}
          </span>
        </>
      )}
    </Wide>
  );
}
