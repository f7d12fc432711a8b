/** Seals the phone numbers in what is typed before the rules, the state and the history see it. */
import type { CommandName, CommandOf } from '../../domain/cases/command-inputs.ts';
import type { Sealer } from '../sealing.ts';

/** The command with `number` of an attempt and `delivery.number` of a call sealed; others pass as they are. */
export function sealCommand<N extends CommandName>(command: CommandOf<N>, sealer: Sealer): CommandOf<N> {
  if (command.name !== 'record-attempt' && !('delivery' in command.input)) return command;
  return { ...command, input: sealNumbers(command.input, sealer) };
}

function sealNumbers<T>(value: T, sealer: Sealer): T {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const document = 'remedies' in value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]: [string, unknown]) => {
      if (name === 'number' && typeof inner === 'string' && !document) return [name, sealer.seal(inner)];
      return [name, sealNumbers(inner, sealer)];
    }),
  ) as T;
}
