/** How a request is handled, and the plan's flow chart. @clause 2.1a */
import { Page } from './page.tsx';
import type { House } from './types.ts';

export interface HowData {
  readonly replyWorkingDays: number;
  /** What the chart says, for those who cannot see it. */
  readonly chartInWords: string;
}

export function HowPage({ house, replyWorkingDays, chartInWords }: HowData & { readonly house: House }) {
  return (
    <Page house={house} title="怎么办、谁来办" place={null}>
      <h1>怎么办、谁来办</h1>
      <p className="lead">第一个接待您的人就是首问责任人，从登记到答复，一直由他负责。</p>
      <ol className="how">
        <li>
          <strong>登记。</strong>不论打电话、来信、来访还是上网，都当场登记并给您回执。
        </li>
        <li>
          <strong>能办即办。</strong>职责范围内的，在期限内办完；缺材料的，一次全部告诉您。
        </li>
        <li>
          <strong>不归他管或拿不准的，不说“不”。</strong>
          逐级请示，由他协调、跟踪、催办。
        </li>
        <li>
          <strong>打算说“不”的，先填审批表。</strong>
          科室负责人、分管领导、主要领导一级一级研究，任何一级认为能办，马上反馈给您。
        </li>
        <li>
          <strong>确实办不成的，{replyWorkingDays} 个工作日内答复您。</strong>
          说明原因，同时告诉您可以怎么办。电话答复都有记录。
        </li>
      </ol>
      <h2 id="chart">办理流程图</h2>
      <figure className="chart chart-wide">
        <picture>
          <source media="(min-width: 1360px)" srcSet="/api/v1/flow-chart.svg?view=plan&width=wide" />
          <img src="/api/v1/flow-chart.svg?view=plan&width=narrow" alt={`办理流程图：${chartInWords}`} />
        </picture>
      </figure>
    </Page>
  );
}
