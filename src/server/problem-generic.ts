import type { FastifyError } from 'fastify';

interface KnownProblem {
  readonly status: number;
  readonly code: string;
  readonly sentence: string;
}

export const INTERNAL: KnownProblem = {
  status: 500,
  code: 'internal',
  sentence: '系统出错，本次操作没有完成。请稍后重试；仍不行时，请把编号告诉管理员。',
};

const BUSY: KnownProblem = {
  status: 503,
  code: 'busy',
  sentence: '系统正忙，请过几秒再试，已填写的内容不会丢失。',
};

/** Answers that do not come from a rule: the request itself cannot be read, or comes too often. */
const BY_FASTIFY_CODE: Readonly<Record<string, KnownProblem>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: badRequest('request.not-json', '请求的内容不是正确的 JSON，请检查后重发。'),
  FST_ERR_CTP_EMPTY_JSON_BODY: badRequest('request.empty', '请求没有内容，请补上后重发。'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: badRequest('request.length', '请求没有传完整，请重发。'),
  FST_ERR_CTP_BODY_TOO_LARGE: {
    status: 413,
    code: 'request.too-large',
    sentence: '内容太多，请删减后重发；大文件请作为附件上传。',
  },
  FST_REQ_FILE_TOO_LARGE: {
    status: 413,
    code: 'file.too-large',
    sentence: '文件太大，请压缩或拆分后再上传。',
  },
  FST_FILES_LIMIT: { status: 413, code: 'file.too-many', sentence: '文件太多，请分几次上传。' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: 'request.media-type',
    sentence: '请以 application/json 格式发送内容。',
  },
  FST_ERR_BAD_URL: badRequest('request.bad-url', '网址不正确，请检查。'),
};

const BY_STATUS: Readonly<Record<number, KnownProblem>> = {
  400: badRequest('request.invalid', '请求不正确，请检查后重发。'),
  404: { status: 404, code: 'not-found', sentence: '没有找到这个地址或内容，请检查后再试。' },
  413: { status: 413, code: 'request.too-large', sentence: '内容太多，请删减后重发。' },
  429: { status: 429, code: 'too-often', sentence: '操作太频繁，请稍等一分钟再试。' },
  503: BUSY,
};

function badRequest(code: string, sentence: string): KnownProblem {
  return { status: 400, code, sentence };
}

/**
 * PostgreSQL errors that are not faults of ours: text it cannot store, a server that is away or overloaded,
 * two transactions in each other's way. Everything else is `undefined`.
 */
export function databaseProblem(error: unknown): KnownProblem | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  if (code === '22021' || code === '22P05' || (code === '22P02' && isHalfCharacter(error)))
    return badRequest('text.unstorable', '文字中含有无法保存的字符，请删去后重试。');
  if (/^(08|53|57P)|^(57014|40001|40P01|55P03)$/.test(code)) return BUSY;
  if (/^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT)$/.test(code) && 'syscall' in error)
    return isSocketFault(error) ? BUSY : undefined;
  if (/timeout exceeded when trying to connect|Connection terminated/.test(error.message)) return BUSY;
  return undefined;
}

/** Half of a surrogate pair: JavaScript carries it, JSON of the database does not. */
function isHalfCharacter(error: Error): boolean {
  return 'detail' in error && /surrogate/.test(String(error.detail));
}

function isSocketFault(error: Error & { syscall?: unknown }): boolean {
  return error.syscall === 'connect' || error.syscall === 'read' || error.syscall === 'write';
}

/** Errors of the HTTP layer; anything unknown is ours and says nothing about its inside. */
export function httpProblem(error: FastifyError): KnownProblem {
  const known = BY_FASTIFY_CODE[error.code];
  if (known !== undefined) return known;
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500)
    return BY_STATUS[status] ?? { ...badRequest('request.invalid', '请求不正确，请检查后重发。'), status };
  return BY_STATUS[status] ?? INTERNAL;
}
