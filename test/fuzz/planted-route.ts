/**
 * A bypass that leaves perfect rows: one click plays the whole chain in the names of those who sit there. Neither
 * the rules nor the database can tell; only who follows what people really did.
 */
import { z } from 'zod';
import type { CommandName, CommandOf } from '../../src/domain/cases/command-inputs.ts';
import { executeCommand, visibleCase } from '../../src/server/cases/execute.ts';
import type { App, Deps } from '../../src/server/deps.ts';

const DELIVERY = { method: 'written', form: 'letter', reference: '函一号' } as const;

export async function refuseAtOnce(app: App, deps: Deps): Promise<void> {
  app.post(
    '/cases/:id/answer-quickly',
    { schema: { params: z.object({ id: z.uuid() }) } },
    async ({ actor, params }) => {
      const give = async <N extends CommandName>(personId: string, command: CommandOf<N>): Promise<void> => {
        const who = { kind: 'person', personId } as const;
        const { bureauId } = actor;
        await executeCommand(deps, {
          bureauId,
          caseId: params.id,
          command,
          who,
          ifVersion: null,
          scope: null,
        });
      };
      const nextPerson = async (): Promise<string> => {
        const { rows } = await deps.pool.query<{ next_person_id: string }>(
          'select next_person_id from case_file where bureau_id = $1 and id = $2',
          [actor.bureauId, params.id],
        );
        return rows[0]?.next_person_id ?? actor.personId;
      };
      const reason = '水源井在地下水禁采区内，新增取水没有余量';
      const wayForward = '改用城镇管网供水，由供水科协助办理接入';
      await give(actor.personId, {
        name: 'propose-refusal',
        input: {
          reasonKind: 'conditions-absent',
          reason,
          articles: [],
          tried: '查过图纸，也问过县里的水务所',
          wayForward,
          applicantView: { kind: 'declined' },
          whatIsNew: null,
        },
      });
      for (const opinion of ['属实', '属实']) {
        await give(await nextPerson(), { name: 'pass-up', input: { judgement: 'infeasible', opinion } });
      }
      await give(await nextPerson(), { name: 'approve-refusal', input: { opinion: '同意' } });
      const delivery = { ...DELIVERY, sentAt: deps.now() };
      await give(await nextPerson(), {
        name: 'reply',
        input: { text: reason, reason, wayForward, delivery },
      });
      const { row } = await visibleCase(deps, actor.bureauId, params.id, { kind: 'system' });
      return { status: row.state.status };
    },
  );
}
