import { resolve } from 'node:path';
import { z } from 'zod';
import { PlainEnd } from './plainly.ts';
import type { Sentence } from './plainly.ts';

const flag = z.enum(['', '0', '1', 'true', 'false', 'yes', 'no']).transform((v) => ['1', 'true', 'yes'].includes(v));
/** How many reverse proxies stand in front: `true` is one. What a client adds to `X-Forwarded-For` lies beyond them and counts for nothing. */
const proxies = z.union([flag.transform((v) => (v ? 1 : 0)), z.coerce.number().int().min(2).max(9)]).transform((n) => n || false);
const address = (protocols: RegExp) => z.string().refine((v) => URL.canParse(v) && protocols.test(v));

/** What each variable must be, in the words of the sentence that a wrong one ends with. */
const variables = {
  PORT: { shape: z.coerce.number().int().min(0).max(65_535).default(4000),
    must: { es: 'un puerto entre 0 y 65535', en: 'a port between 0 and 65535' } },
  HOST: { shape: z.string().min(1).default('127.0.0.1'), must: { es: 'un nombre o dirección', en: 'a name or address' } },
  PUBLIC_URL: { shape: address(/^https?:\/\//).transform((v) => v.replace(/\/+$/, '')).optional(),
    must: { es: 'una dirección http:// o https://', en: 'an http:// or https:// address' } },
  TRUST_PROXY: { shape: proxies.default(false), must: { es: 'true, false o cuántos proxys hay delante', en: 'true, false or how many proxies stand in front' } },
  UNISONO_HOME: { shape: z.string().min(1).default('./var').transform((v) => resolve(v)), must: { es: 'una carpeta', en: 'a folder' } },
  DATABASE_URL: { shape: address(/^postgres(ql)?:\/\//).optional(),
    must: { es: 'una dirección postgres://', en: 'a postgres:// address' } },
  SMTP_URL: { shape: address(/^smtps?:\/\//).optional(),
    must: { es: 'una dirección smtp:// o smtps://', en: 'an smtp:// or smtps:// address' } },
  LOG_LEVEL: { shape: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
    must: { es: 'silent, fatal, error, warn, info, debug o trace', en: 'silent, fatal, error, warn, info, debug or trace' } },
} as const satisfies Record<string, { shape: z.ZodType; must: Sentence }>;

type Variable = keyof typeof variables;
type Read<V extends Variable> = z.output<(typeof variables)[V]['shape']>;

/** What the operator may set from outside, read once at the start. `home` is absolute; `publicUrl` has no final slash. */
export interface Settings {
  port: number; host: string; publicUrl: string | undefined; trustProxy: number | false;
  home: string; databaseUrl: string | undefined; smtpUrl: string | undefined; logLevel: Read<'LOG_LEVEL'>;
}

/** Reads the environment, or ends with one sentence that names the wrong variable. An empty one counts as not set. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  return {
    port: read('PORT', env), host: read('HOST', env), publicUrl: read('PUBLIC_URL', env), trustProxy: read('TRUST_PROXY', env),
    home: read('UNISONO_HOME', env), databaseUrl: read('DATABASE_URL', env), smtpUrl: read('SMTP_URL', env),
    logLevel: read('LOG_LEVEL', env),
  };
}

function read<V extends Variable>(name: V, env: NodeJS.ProcessEnv): Read<V> {
  const { shape, must } = variables[name];
  const answer = shape.safeParse(env[name]?.trim() || undefined);
  if (answer.success) return answer.data as Read<V>;
  throw new PlainEnd({
    es: `${name} debe ser ${must.es}; corrige esa variable de entorno y vuelve a empezar.`,
    en: `${name} must be ${must.en}; mend that environment variable and start again.`,
  });
}
