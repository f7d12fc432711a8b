import { z } from 'zod';

/** How a variable is described: in docs/configuration.md, and to whoever set it wrong. */
interface VariableMeta {
  /** What it does, one line of docs/configuration.md. */
  readonly about: string;
  /** What to write instead, said when the value is wrong. */
  readonly fix: string;
  /** Never printed, not even when wrong. */
  readonly secret?: true;
}

const SERVICES = ['workbench', 'portal', 'worker'] as const;

type TrustProxy = boolean | string | ((address: string, hop: number) => boolean);

const described = <S extends z.ZodType>(schema: S, meta: VariableMeta): S => schema.meta({ ...meta });
const whole = (from: number, to: number) => z.coerce.number().int().min(from).max(to);
const yesNo = z.enum(['true', 'false', '1', '0']).transform((text) => text === 'true' || text === '1');
const serviceList = z
  .string()
  .transform((text) => text.split(',').map((name) => name.trim()))
  .pipe(z.array(z.enum(SERVICES)).min(1));
const hostList = z.string().transform((text) =>
  text
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter(Boolean),
);
const regularExpression = z.string().refine((text) => {
  try {
    return new RegExp(text) !== null;
  } catch {
    return false;
  }
});
/** false, true, a number of proxies, or their addresses. */
const trustProxy = z.string().transform((text): TrustProxy => {
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^\d+$/.test(text)) return (_address, hop) => hop < Number(text);
  return text;
});

/** Every environment variable the program reads. `docs/configuration.md` lists the same, checked by a test. */
export const environment = {
  PORT: described(whole(0, 65_535).default(3000), {
    about: '监听端口；0 表示由系统分配。',
    fix: '请填 0 到 65535 之间的整数。',
  }),
  HOST: described(z.string().min(1).default('127.0.0.1'), {
    about: '监听地址；供其他电脑访问时填 0.0.0.0，并在前面放置 HTTPS 代理。',
    fix: '请填一个 IP 地址或主机名。',
  }),
  DATA_DIR: described(z.string().min(1).default('data'), {
    about: '数据目录：自带数据库、密钥、初始账号。',
    fix: '请填一个可写的目录。',
  }),
  DATABASE_URL: described(z.url({ protocol: /^postgres(ql)?$/ }).optional(), {
    about: '已有 PostgreSQL（15 及以上）的地址；不填则使用自带的数据库。',
    fix: '请填 postgres://用户:密码@主机:端口/数据库 形式的地址，或删去此项。',
    secret: true,
  }),
  DATABASE_POOL_SIZE: described(whole(2, 50).default(16), {
    about: '每个进程的数据库连接数上限。',
    fix: '请填 2 到 50 之间的整数。',
  }),
  DATA_KEY: described(
    z
      .string()
      .regex(/^[0-9a-fA-F]{64,}$/)
      .optional(),
    {
      about:
        '加密手机号、证件号所用的主密钥（64 位十六进制）；不填则生成到 DATA_DIR/keys/data.key。多个进程必须相同。',
      fix: '请填至少 64 位十六进制字符，或删去此项。',
      secret: true,
    },
  ),
  SERVICES: described(serviceList.default([...SERVICES]), {
    about: '本进程承担的服务，逗号分隔：workbench、portal、worker；也可用 --services= 指定。',
    fix: '请从 workbench、portal、worker 中选填，用逗号分隔。',
  }),
  LOG_LEVEL: described(
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
    {
      about: '日志级别。',
      fix: '请从 trace、debug、info、warn、error、fatal、silent 中选填。',
    },
  ),
  TRUST_PROXY: described(trustProxy.prefault('false'), {
    about: '前面有反向代理时填其层数或地址，使日志与限流看到真实来源；没有代理时保持 false。',
    fix: '请填 true、false、代理层数或代理地址。',
  }),
  COOKIE_SECURE: described(yesNo.default(false), {
    about: '登录 Cookie 只经 HTTPS 发送；对外服务时必须为 true。',
    fix: '请填 true 或 false。',
  }),
  SESSION_IDLE_MINUTES: described(whole(1, 1440).default(30), {
    about: '多少分钟不操作即退出登录。',
    fix: '请填 1 到 1440 之间的整数（分钟）。',
  }),
  SESSION_MAX_HOURS: described(whole(1, 168).default(12), {
    about: '一次登录最长保持多少小时。',
    fix: '请填 1 到 168 之间的整数（小时）。',
  }),
  LOGIN_MAX_FAILURES: described(whole(1, 100).default(5), {
    about: '连续输错多少次密码后锁定账号。',
    fix: '请填 1 到 100 之间的整数。',
  }),
  LOGIN_LOCK_MINUTES: described(whole(1, 1440).default(15), {
    about: '账号锁定多少分钟。',
    fix: '请填 1 到 1440 之间的整数（分钟）。',
  }),
  PASSWORD_MAX_AGE_DAYS: described(whole(0, 3650).default(90), {
    about: '密码使用多少天后须更换；0 表示不限。',
    fix: '请填 0 到 3650 之间的整数（天）。',
  }),
  PASSWORD_HISTORY: described(whole(0, 24).default(5), {
    about: '新密码不得与最近多少个密码相同。',
    fix: '请填 0 到 24 之间的整数。',
  }),
  REQUIRE_PASSWORD_CHANGE: described(yesNo.default(true), {
    about: '首次登录或密码到期时，工作台先显示修改密码页。',
    fix: '请填 true 或 false。',
  }),
  RATE_LOGIN_PER_MINUTE: described(whole(1, 1_000_000).default(60), {
    about: '同一来源每分钟最多尝试登录多少次。',
    fix: '请填 1 到 1000000 之间的整数。',
  }),
  RATE_PUBLIC_PER_MINUTE: described(whole(1, 1_000_000).default(120), {
    about: '同一来源每分钟最多访问公众接口多少次。',
    fix: '请填 1 到 1000000 之间的整数。',
  }),
  PUBLIC_URL: described(
    z
      .url({ protocol: /^https?$/ })
      .transform((text) => text.replace(/\/+$/, ''))
      .optional(),
    {
      about: '群众访问门户网站的地址，印在受理回执的二维码里；不填则用打印时访问本程序的地址。',
      fix: '请填 http:// 或 https:// 开头的地址，例如 https://slj.example.gov.cn，或删去此项。',
    },
  ),
  WORKBENCH_URL: described(z.url({ protocol: /^https?$/ }).optional(), {
    about: '工作人员打开工作台的地址，写进邮件、群消息和日历里的链接；不填则不附链接。',
    fix: '请填 https://主机名 形式的地址，或删去此项。',
  }),
  SMTP_URL: described(z.url({ protocol: /^smtps?$/ }).optional(), {
    about: '邮件服务器：smtps://用户:密码@主机:465 或 smtp://主机:25；不填则不发邮件。',
    fix: '请填 smtp:// 或 smtps:// 开头的地址，或删去此项。',
    secret: true,
  }),
  MAIL_FROM: described(z.email().default('ruheban@localhost.invalid'), {
    about: '发件人邮箱。',
    fix: '请填一个邮箱地址，例如 ruheban@example.gov.cn。',
  }),
  MAIL_DIGEST_MINUTES: described(whole(0, 1440).default(15), {
    about: '多少分钟内发给同一人的邮件合并为一封；标红的立即发出。',
    fix: '请填 0 到 1440 之间的整数（分钟）。',
  }),
  SMS_URL: described(z.url({ protocol: /^https?$/ }).optional(), {
    about: '短信网关地址，用 POST 请求；不填则不发短信。',
    fix: '请填 http:// 或 https:// 开头的地址，或删去此项。',
    secret: true,
  }),
  SMS_BODY: described(z.string().min(1).default('{"phone":"{{phone}}","text":"{{text}}"}'), {
    about:
      '短信请求的内容，含 {{phone}}、{{text}}，可含 {{id}}、{{secret}}；以 { 开头按 JSON 发送，否则按表单发送。',
    fix: '请填写模板，例如 phone={{phone}}&text={{text}}。',
  }),
  SMS_AUTHORIZATION: described(z.string().min(1).optional(), {
    about: '短信请求的 Authorization 头；不填则不带。',
    fix: '请填写网关要求的内容，或删去此项。',
    secret: true,
  }),
  SMS_SECRET: described(z.string().min(1).optional(), {
    about: '填入 SMS_BODY 中 {{secret}} 的密钥。',
    fix: '请填写网关给的密钥，或删去此项。',
    secret: true,
  }),
  SMS_ACCEPTED: described(regularExpression.optional(), {
    about: '网关应答须符合的正则表达式，例如 "code":\\s*0；不填则以 HTTP 2xx 为准。',
    fix: '请填写正确的正则表达式，或删去此项。',
  }),
  WEBHOOK_HOSTS: described(hostList.prefault('qyapi.weixin.qq.com,oapi.dingtalk.com'), {
    about:
      '群机器人和业务系统可用的主机（可带端口），逗号分隔；只允许 HTTPS，本机地址可写成 http://127.0.0.1:端口。',
    fix: '请填主机名，用逗号分隔，例如 qyapi.weixin.qq.com,oa.example.gov.cn:8443。',
  }),
  METRICS_TOKEN: described(z.string().min(16).optional(), {
    about: '读取 /metrics 所需的 Bearer 令牌；不填则只有本机可读。',
    fix: '请填至少 16 个字符，或删去此项。',
    secret: true,
  }),
  BODY_LIMIT_KB: described(whole(16, 102_400).default(1024), {
    about: '一次请求的内容上限（KB），附件另计。',
    fix: '请填 16 到 102400 之间的整数（KB）。',
  }),
} satisfies Record<string, z.ZodType>;

const environmentSchema = z.object(environment);

/** The typed settings of this process, named as the variables are. */
export type Config = Readonly<z.output<typeof environmentSchema>>;

/** A setting is wrong; the message is for the operator and names the variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads and checks the settings once, at start. Empty variables count as not set.
 * @throws ConfigError naming every wrong variable and what to write instead; secrets are not repeated.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.keys(environment).flatMap((name) => (env[name] ? [[name, env[name]]] : [])),
  );
  const read = environmentSchema.safeParse(given);
  if (read.success) return read.data;
  const names = new Set(read.error.issues.map((issue) => String(issue.path[0])));
  throw new ConfigError([...names].map((name) => faultOf(name, env[name])).join('\n'));
}

/** The description of a variable, as given above. */
export function describeVariable(name: keyof typeof environment): VariableMeta {
  return environment[name].meta() as unknown as VariableMeta;
}

function faultOf(name: string, value: string | undefined): string {
  const { fix, secret } = describeVariable(name as keyof typeof environment);
  return `环境变量 ${name} 的值${secret ? '' : `“${value ?? ''}”`}不正确：${fix}`;
}
