import type { ParseArgsOptionsConfig } from 'node:util';
import { inTerminal, PlainEnd, type Sentence } from '../../platform/server/plainly.ts';

/** What a command answers: lines for a person, and the same as JSON for a program (`--json`). */
export interface Answer { lines: readonly string[]; json: unknown }

export interface Given { values: Record<string, string | boolean | undefined>; words: readonly string[] }

/** One command of `npm run unisono --`. */
export interface Command {
  /** As it is typed: `user add`. */
  name: string;
  summary: Sentence;
  /** What follows its name: `FILE`, `--email E --name N`. */
  usage: string;
  options: ParseArgsOptionsConfig;
  /** Explains what the usage alone does not. */
  notes?: Sentence;
  run(given: Given): Promise<Answer>;
}

export const say = (es: string, en: string): string => inTerminal({ es, en });

/** The value of an option that must be there. */
export function need({ values }: Given, option: string): string {
  const value = values[option];
  if (typeof value === 'string' && value !== '') return value;
  throw new PlainEnd({ es: `Falta --${option}.`, en: `--${option} is missing.` });
}

export const optional = ({ values }: Given, option: string): string | undefined => {
  const value = values[option];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

export const text = { type: 'string' } as const;
export const flag = { type: 'boolean' } as const;

export function oneOf<T extends string>(given: Given, option: string, choices: readonly T[], otherwise: T): T {
  const value = optional(given, option) ?? otherwise;
  if ((choices as readonly string[]).includes(value)) return value as T;
  throw new PlainEnd({ es: `--${option} puede ser ${choices.join(', ')}.`, en: `--${option} may be ${choices.join(', ')}.` });
}

export function wholeNumber(given: Given, option: string, otherwise: number, least: number, most: number): number {
  const value = Number(optional(given, option) ?? otherwise);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new PlainEnd({ es: `--${option} es un número entero entre ${least} y ${most}.`, en: `--${option} is a whole number from ${least} to ${most}.` });
}
