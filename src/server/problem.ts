import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { type FieldError, PROBLEM_CONTENT_TYPE, type Problem } from '../contract/problem.ts';
import { ErrorCatalogue, type ErrorTable } from './error-table.ts';
import { DomainError } from './errors.ts';
import { databaseProblem, httpProblem, INTERNAL } from './problem-generic.ts';

export { defineErrors } from './error-table.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Registers the error table of a feature. */
    registerErrors(table: ErrorTable): void;
  }
}

interface ErrorHost {
  decorate(name: 'registerErrors', value: (table: ErrorTable) => void): unknown;
  setErrorHandler(
    handler: (error: unknown, request: FastifyRequest, reply: FastifyReply) => unknown,
  ): unknown;
}

/** The only place where an error becomes an answer. */
export function installProblems(app: ErrorHost): void {
  const catalogue = new ErrorCatalogue();
  app.decorate('registerErrors', (table: ErrorTable) => catalogue.add(table));
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error, catalogue);
    if (problem.status >= 500) {
      request.log.error({ err: error }, 'request failed');
      return sendProblem(reply, { ...problem, requestId: request.id });
    }
    return sendProblem(reply, problem);
  });
}

/** Sends a problem as it is, past the serializers of the route. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.status === 429 || problem.status === 503) {
    if (!reply.hasHeader('retry-after')) reply.header('retry-after', '5');
  }
  return reply.code(problem.status).type(PROBLEM_CONTENT_TYPE).send(JSON.stringify(problem));
}

/** Builds a problem of a code with its sentence. */
export function problem(status: number, code: string, title: string, more: Partial<Problem> = {}): Problem {
  return { type: `urn:ruheban:problem:${code}`, title, status, code, ...more };
}

function problemOf(error: unknown, catalogue: ErrorCatalogue): Problem {
  if (error instanceof DomainError) return domainProblem(error, catalogue);
  if (hasZodFastifySchemaValidationErrors(error)) return invalidProblem(error.validation);
  const known = databaseProblem(error) ?? httpProblem(error as FastifyError);
  return problem(known.status, known.code, known.sentence);
}

function domainProblem(error: DomainError, catalogue: ErrorCatalogue): Problem {
  const answer = catalogue.find(error.code);
  if (answer === undefined) return problem(INTERNAL.status, INTERNAL.code, INTERNAL.sentence);
  const title = typeof answer.sentence === 'string' ? answer.sentence : answer.sentence(error.meta);
  return problem(answer.status, error.code, title, {
    ...(error.clause === null ? {} : { clause: error.clause }),
    ...(Object.keys(error.meta).length === 0 ? {} : { meta: error.meta }),
  });
}

function invalidProblem(faults: readonly { instancePath: string; message?: string }[]): Problem {
  const errors: FieldError[] = faults.map((fault) => ({
    path: fault.instancePath.split('/').filter(Boolean).join('.'),
    message: fault.message ?? '填写的内容不正确，请修改。',
  }));
  const title =
    errors.length === 1
      ? `有一处需要修改：${errors[0]?.message ?? ''}`
      : `有 ${errors.length} 处需要修改，请按提示逐一修改。`;
  return problem(400, 'request.invalid', title, { errors });
}
