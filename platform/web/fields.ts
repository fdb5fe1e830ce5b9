import { useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { keep, kept } from './kept.ts';
import { useWords } from './words.tsx';

type Problems = Record<string, string>;

export interface FieldsOptions<T> {
  /** The draft's name in this browser: `sales.newOpportunity`. */
  draft?: string;
  /** Never kept in a draft: passwords. */
  secret?: readonly (keyof T & string)[];
  problems?: Problems;
}

/**
 * The values of a form, kept as a draft in this browser while they are not sent: a reload or a dead connection loses nothing.
 * `form.field('name')` gives value, onChange and error of a field; `form.check(schema)` answers the parsed input, or undefined
 * after putting each problem beside its field; `form.clear()` once it is sent. `problems`: what the server said (`tell.fields`).
 */
export function useFields<T extends Record<string, unknown>>(first: T, { draft, secret = [], problems = {} }: FieldsOptions<T> = {}) {
  const words = useWords();
  const [values, setValues] = useState<T>(() => ({ ...first, ...(draft ? kept<Partial<T>>(`draft.${draft}`) : undefined) }));
  const [restored, setRestored] = useState(() => draft !== undefined && kept(`draft.${draft}`) !== undefined);
  const [own, setOwn] = useState<Problems>({});
  const [mended, setMended] = useState<{ of: Problems; names: readonly string[] }>({ of: problems, names: [] });
  useDraft(draft, values, first, secret);
  const fromServer = mended.of === problems ? Object.fromEntries(Object.entries(problems).filter(([name]) => !mended.names.includes(name))) : problems;
  const errors: Problems = { ...fromServer, ...own };
  const set = <K extends keyof T & string>(name: K, value: T[K]) => {
    setValues((old) => ({ ...old, [name]: value }));
    setOwn((old) => without(old, name));
    setMended((old) => ({ of: problems, names: [...(old.of === problems ? old.names : []), name] }));
  };
  const clear = (next?: T) => {
    if (draft) keep(`draft.${draft}`, undefined);
    setValues(next ?? first);
    setOwn({});
    setRestored(false);
  };
  return {
    values, set, errors, restored, clear,
    field: <K extends keyof T & string>(name: K) => ({ name, value: values[name], error: errors[name], onChange: (value: T[K]) => set(name, value) }),
    /** For inputs that give an event. */
    text: <K extends keyof T & string>(name: K) => ({
      name, value: String(values[name] ?? ''), error: errors[name],
      onChange: (event: { currentTarget: { value: string } }) => set(name, event.currentTarget.value as T[K]),
    }),
    /** `value`: what is sent, when it is not the values as they are. `within`: only what is wrong under these paths counts. */
    check: <S extends z.ZodType>(schema: S, value: unknown = values, within: readonly string[] = ['']): z.output<S> | undefined => {
      const read = schema.safeParse(value, { reportInput: true });
      const issues = read.error?.issues.filter((issue) => within.some((path) => issue.path.join('.').startsWith(path))) ?? [];
      setOwn(fieldProblems(issues, words.platform.fields));
      focusFirst(issues);
      return issues.length === 0 ? (read.data ?? (value as z.output<S>)) : undefined;
    },
  };
}

const without = (problems: Problems, name: string) => Object.fromEntries(Object.entries(problems).filter(([path]) => path !== name && !path.startsWith(`${name}.`)));

/** What a schema says of each field, in plain words: missing, too short, not an e-mail. */
export function fieldProblems(issues: readonly z.core.$ZodIssue[], says: Record<'missing' | 'too_short' | 'too_long' | 'not_email' | 'not_valid' | 'password_short', string>): Problems {
  const problems: Problems = {};
  for (const issue of issues) {
    const path = issue.path.join('.');
    problems[path] ??= says[kindOf(issue)];
  }
  return problems;
}

function kindOf(issue: z.core.$ZodIssue) {
  const empty = issue.input === undefined || issue.input === null || issue.input === '';
  if (issue.code === 'invalid_type') return empty ? 'missing' : 'not_valid';
  if (issue.code === 'too_small') return issue.path.at(-1) === 'password' ? 'password_short' : issue.minimum === 1 || empty ? 'missing' : 'too_short';
  if (issue.code === 'too_big') return 'too_long';
  if (issue.code === 'invalid_format') return empty ? 'missing' : issue.format === 'email' ? 'not_email' : 'not_valid';
  return empty ? 'missing' : 'not_valid';
}

/** The first on screen of those that want something, whatever the order of the schema. */
function focusFirst(issues: readonly z.core.$ZodIssue[]) {
  const names = new Set(issues.map((issue) => issue.path.join('.')).filter(Boolean));
  if (names.size === 0) return;
  const wanted = document.querySelector<HTMLInputElement>([...names].map((name) => `[name="${CSS.escape(name)}"]`).join(', '));
  // A list to choose from gives its name to a hidden input that follows what one sees.
  const field = wanted?.type === 'hidden' ? wanted.previousElementSibling?.querySelector<HTMLElement>('input, button') : wanted;
  field?.focus();
  field?.closest('.mantine-InputWrapper-root')?.scrollIntoView({ block: 'nearest' });
}

function useDraft<T extends object>(draft: string | undefined, values: T, first: T, secret: readonly string[]) {
  const usual = useRef(JSON.stringify(first));
  useEffect(() => {
    if (!draft) return;
    const timer = setTimeout(() => keep(`draft.${draft}`, JSON.stringify(values) === usual.current ? undefined : open(values, secret)), 300);
    return () => clearTimeout(timer);
  });
}

const open = (values: object, secret: readonly string[]) => Object.fromEntries(Object.entries(values).filter(([name]) => !secret.includes(name)));
