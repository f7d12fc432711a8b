/** Reading a form as a browser sends it: fields as typed, files kept as they come, faults by field. */
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { FieldFaults, TypedValues } from '../../contract/portal.ts';
import { dropFiles, type FormKey, keepFile } from '../cases/applicant-files.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';

export interface ReadForm {
  readonly values: TypedValues;
  /** Of the form; a new one where it came without. */
  readonly key: string;
  /** What was wrong with a file; null when nothing was. */
  readonly fileFault: string | null;
}

const KEY_FORM = /^[0-9a-f-]{36}$/;
const FILE_FAULTS: Readonly<Record<string, string>> = {
  'case.attachment-kind': '只能上传图片、PDF、Word、Excel、文本或压缩包，这个文件没有收：',
  'case.attachments-too-many': '一次最多 5 个文件，这个没有收：',
  'case.attachment-too-large': '每个文件不超过 20 兆，这个没有收：',
};

/** A form without files. */
export function readFields(body: unknown): TypedValues {
  const fields = body !== null && typeof body === 'object' ? Object.entries(body) : [];
  return Object.fromEntries(
    fields.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

/**
 * A form with files. Each file is kept under the form's key as it comes, so that a mistake in a field costs none;
 * the ones ticked to be dropped are dropped.
 */
export async function readMultipart(
  request: FastifyRequest,
  deps: Deps,
  bureauId: string,
  newKey: () => string,
): Promise<ReadForm> {
  const values: Record<string, string> = {};
  const dropped: string[] = [];
  let fileFault: string | null = null;
  const fallback = newKey();
  const formKey = (): FormKey => ({ bureauId, formKey: values.key ?? fallback });
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      const value = String(part.value);
      if (part.fieldname === 'drop') dropped.push(value);
      else if (part.fieldname !== 'key' || KEY_FORM.test(value)) values[part.fieldname] = value;
      continue;
    }
    const body = await part.toBuffer();
    if (part.filename === '' || body.length === 0) continue;
    try {
      if (part.file.truncated) throw new DomainError({ code: 'case.attachment-too-large' });
      await keepFile(deps.pool, formKey(), { name: part.filename, body }, deps.now());
    } catch (error) {
      const says = error instanceof DomainError ? FILE_FAULTS[error.code] : undefined;
      if (!says) throw error;
      fileFault ??= `${says}${part.filename}`;
    }
  }
  const key = formKey();
  if (dropped.length > 0) await dropFiles(deps.pool, key, dropped);
  return { values, key: key.formKey, fileFault };
}

export type Checked<T> =
  | { readonly ok: true; readonly form: T }
  | { readonly ok: false; readonly faults: FieldFaults };

/** Every fault at once, the first one of each field. */
export function check<S extends z.ZodType>(schema: S, values: TypedValues): Checked<z.output<S>> {
  const read = schema.safeParse(values);
  if (read.success) return { ok: true, form: read.data };
  const faults: Record<string, string> = {};
  for (const { path, message } of read.error.issues) faults[String(path[0])] ??= message;
  return { ok: false, faults };
}
