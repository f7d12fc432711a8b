/** Counts of a run, and what is not as it should be. */
import type { CaseDto } from '../../src/contract/cases.ts';
import type { AssignedOutcome } from './assigned-outcome.ts';

export class Report {
  readonly #faults: string[] = [];
  readonly #counts = new Map<string, number>();

  count(what: string): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }

  counted(what: string): number {
    return this.#counts.get(what) ?? 0;
  }

  expect(holds: boolean, otherwise: string): void {
    if (!holds) this.#faults.push(otherwise);
  }

  /** Whether one of the 88 ended as assigned: level, outcome, an answer that reached the applicant. */
  refusal(assigned: AssignedOutcome, ended: CaseDto): void {
    const { id, level, outcome } = assigned;
    const wanted = outcome === 'refused' ? 'refused' : 'done';
    const settled = ended.chambers.find((chamber) => chamber.level === level);
    const answer = ended.rounds.at(-1)?.answer;
    this.expect(ended.status === 'answered', `留言 ${id}：状态为 ${ended.status}，应已答复`);
    this.expect(ended.outcome === wanted, `留言 ${id}：结果为 ${ended.outcome}，应为 ${wanted}`);
    this.expect(settled?.state === 'decided', `留言 ${id}：第 ${level} 级没有作出决定`);
    this.expect(
      answer !== null && answer !== undefined && ['phone', 'written'].includes(answer.delivery.method),
      `留言 ${id}：没有电话或书面答复`,
    );
    this.count(outcome === 'refused' ? '最终说“不”' : `第 ${level} 级解决`);
    this.count(`理由 ${assigned.reasonKind}`);
    this.count(answer?.delivery.method === 'phone' ? '电话答复' : '书面答复');
  }

  print(): void {
    const counts = [...this.#counts].sort(([a], [b]) => a.localeCompare(b, 'zh'));
    for (const [what, count] of counts) console.log(`  ${what}：${count}`);
    for (const fault of this.#faults.slice(0, 20)) console.error(`  不符：${fault}`);
    if (this.#faults.length > 20) console.error(`  ……共 ${this.#faults.length} 处不符`);
  }

  get faultless(): boolean {
    return this.#faults.length === 0;
  }
}
