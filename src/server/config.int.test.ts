import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError, describeVariable, environment, readConfig } from './config.ts';

type Name = keyof typeof environment;
const names = Object.keys(environment) as Name[];

/** Rows of the table in the document: name, default, description. */
const documented = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, name, standard, about] = /^\| `([A-Z_]+)` \| (.*?) \| (.*?) \|$/.exec(line) ?? [];
    return name === undefined ? [] : [{ name, standard, about }];
  });

describe('docs/configuration.md', () => {
  it('names every variable the program reads, in the same order', () => {
    expect(documented.map(({ name }) => name)).toEqual(names);
  });

  it.each(documented)(
    'describes $name as the program does, with its default',
    ({ name, standard, about }) => {
      expect(about).toBe(describeVariable(name as Name).about);
      const value = readConfig({})[name as Name];
      const shown = value === undefined ? '—' : `\`${String(value)}\``;
      expect(standard).toBe(shown);
    },
  );
});

describe('settings', () => {
  it('have working defaults, and take empty variables as not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      SESSION_IDLE_MINUTES: 30,
      LOGIN_MAX_FAILURES: 5,
      SERVICES: ['workbench', 'portal', 'worker'],
      COOKIE_SECURE: false,
    });
  });

  it('are read by type', () => {
    const config = readConfig({
      PORT: '0',
      COOKIE_SECURE: 'true',
      SERVICES: 'portal, worker',
      TRUST_PROXY: '10.0.0.1',
    });
    expect(config).toMatchObject({
      PORT: 0,
      COOKIE_SECURE: true,
      SERVICES: ['portal', 'worker'],
      TRUST_PROXY: '10.0.0.1',
    });
  });

  it('count proxies from the near end', () => {
    const trust = readConfig({ TRUST_PROXY: '2' }).TRUST_PROXY;
    if (typeof trust !== 'function') throw new Error('no function');
    expect([0, 1, 2].map((hop) => trust('10.0.0.1', hop))).toEqual([true, true, false]);
  });

  it.each([
    ['PORT', '70000', '环境变量 PORT 的值“70000”不正确：请填 0 到 65535 之间的整数。'],
    ['PORT', 'http', '环境变量 PORT 的值“http”不正确：请填 0 到 65535 之间的整数。'],
    [
      'SERVICES',
      'web',
      '环境变量 SERVICES 的值“web”不正确：请从 workbench、portal、worker 中选填，用逗号分隔。',
    ],
    ['COOKIE_SECURE', 'yes', '环境变量 COOKIE_SECURE 的值“yes”不正确：请填 true 或 false。'],
  ])('%s=%s is explained', (name, value, sentence) => {
    expect(() => readConfig({ [name]: value })).toThrow(new ConfigError(sentence));
  });

  it('are explained all at once', () => {
    expect(() => readConfig({ PORT: 'x', LOG_LEVEL: 'loud' })).toThrow(/PORT.*\n.*LOG_LEVEL/);
  });

  it.each([
    ['DATABASE_URL', 'mysql://root:hunter2@db/x'],
    ['DATA_KEY', 'hunter2'],
    ['METRICS_TOKEN', 'hunter2'],
  ])('never repeat the secret %s', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
    );
  });
});
