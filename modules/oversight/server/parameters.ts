import { sql } from 'kysely';
import type { z } from 'zod';
import { everyone, recordFact } from '../../../platform/server/facts.ts';
import { setParameterFrom } from '../../../platform/server/parameters.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { ParameterName, type Parameter, type setParameter } from '../contract/parameters.ts';
import { flatten, nest, parameterKinds, problemsOf, type Values } from '../rules/parameters.ts';

interface Span { name: ParameterName; from: string; to: string | null; value: object; person: string | null; at: Date | null }

/** Each with its whole past and plans, and who set what: the latest fact about a stretch tells. */
export async function parameterList(ctx: Ctx): Promise<{ rows: Parameter[] }> {
  const { rows: spans } = await sql<Span>`
    select r.name, lower(r.valid) as "from", upper(r.valid) as "to", r.value, f.person, f.at
      from platform.parameter r
      left join lateral (select p.name as person, x.at from platform.fact x left join published.person p on p.id = x.person_id
                          where x.about_id = r.id and x.what in ('oversight.parameter_set', 'restructuring.parameter_accepted') order by x.id desc limit 1) f on true
     where r.name = any (${ParameterName.options}::text[]) order by r.name, lower(r.valid) desc`.execute(ctx.db);
  return { rows: ParameterName.options.map((name) => asParameter(ctx, name, spans.filter((s) => s.name === name))) };
}

function asParameter(ctx: Ctx, name: ParameterName, spans: readonly Span[]): Parameter {
  const { parts, usual } = parameterKinds[name];
  const told = spans.map(({ from, to, value, person, at }) => ({ from, to, values: { ...usual, ...flatten(value) }, person, at: at?.toISOString() ?? null }));
  return {
    name, parts: Object.entries(parts).map(([part, [unit, least, most]]) => ({ part, unit, least, most, usual: usual[part]! })),
    now: told.find((s) => s.from <= ctx.today && (s.to === null || ctx.today < s.to))?.values ?? usual, spans: told,
  };
}

export async function parameterSet(ctx: Ctx, { name, from, values }: z.output<typeof setParameter.input>): Promise<{ done: true }> {
  if (from < ctx.today) throw new Refusal('conflict', 'A parameter is set from today on.', 'oversight.parameter_backwards', { fields: { from: 'oversight.parameter_backwards' } });
  const problems = problemsOf(name, values);
  if (Object.keys(problems).length > 0) throw new Refusal('invalid_input', 'Some part does not fit.', 'oversight.parameter_parts', { fields: problems });
  const { id, before: held } = await setParameterFrom(ctx, name, from, () => nest(values)), before: Values = { ...parameterKinds[name].usual, ...flatten(held) };
  const changed = Object.keys(values).filter((part) => before[part] !== values[part]);
  const only = (of: Values) => Object.fromEntries(changed.map((part) => [part, of[part]!]));
  await recordFact(ctx, { what: 'oversight.parameter_set', about: { kind: 'parameter', id }, guard: everyone, before: only(before), after: { name, from, ...only(values) } });
  return { done: true };
}
