/** Faults of a form, from our own check or from the server, at the fields they belong to. */
import type { FormInstance } from 'antd';
import type { z } from 'zod';
import { ProblemError } from '../api/problems.ts';

type Path = readonly (string | number)[];

interface Fault {
  readonly path: Path;
  readonly message: string;
}

/** Faults that our own check found in what would have been sent. */
export function faultsOfZod(error: z.ZodError, sent: unknown): Fault[] {
  return error.issues.map(({ code, path, message }) => {
    const steps = path.map((step) => (typeof step === 'symbol' ? String(step) : step));
    const unchosen = (code === 'invalid_union' || code === 'invalid_value') && !valueAt(sent, steps);
    return { path: steps, message: unchosen ? '请选择一项。' : message };
  });
}

/** Faults that the server found; a refusal of the rules names its field in `meta`. */
export function faultsOfServer(error: unknown): Fault[] {
  if (!(error instanceof ProblemError)) return [];
  const { meta, title } = error.problem;
  if (error.fields.length === 0 && typeof meta?.field === 'string') {
    return [{ path: [meta.field], message: title }];
  }
  return error.fields.map(({ path, message }) => ({ path: stepsOf(path), message }));
}

function valueAt(sent: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null
        ? (value as Record<string | number, unknown>)[step]
        : undefined,
    sent,
  );
}

/**
 * Writes each fault to its field, or to the nearest field around it, and moves to the first one.
 * Returns the sentences that found no field.
 */
export function showFaults(form: FormInstance, faults: readonly Fault[], rename: Renames = {}): string[] {
  const names = fieldNames(form);
  const placed = new Map<string, { name: Path; errors: string[] }>();
  const homeless: string[] = [];
  for (const fault of faults) {
    const name = nearest(renamed(fault.path, rename), names);
    if (!name) {
      homeless.push(fault.message);
      continue;
    }
    const key = name.join('.');
    const errors = placed.get(key)?.errors ?? [];
    placed.set(key, { name, errors: [...new Set([...errors, fault.message])] });
  }
  form.setFields([...placed.values()].map(({ name, errors }) => ({ name: [...name], errors })));
  const [first] = placed.values();
  if (first) form.scrollToField([...first.name], { block: 'center', focus: true });
  return homeless;
}

/** Fields that are called otherwise on the page than on the wire. */
export type Renames = Readonly<Record<string, string>>;

export function clearFaults(form: FormInstance): void {
  form.setFields(fieldNames(form).map((name) => ({ name: [...name], errors: [] })));
}

function fieldNames(form: FormInstance): Path[] {
  return form
    .getFieldsError()
    .map(({ name }) => name.map((step) => (typeof step === 'number' ? step : String(step))));
}

function renamed(path: Path, rename: Renames): Path {
  const to = rename[path.join('.')];
  return to ? stepsOf(to) : path;
}

function nearest(path: Path, names: readonly Path[]): Path | null {
  for (let length = path.length; length > 0; length -= 1) {
    const tried = path.slice(0, length).join('.');
    const found = names.find((name) => name.join('.') === tried);
    if (found) return found;
  }
  return null;
}

function stepsOf(path: string): Path {
  return path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}
