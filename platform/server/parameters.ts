import { sql } from 'kysely';
import type { Ctx } from './request.ts';

/** Dated parameters: the row whose dates contain the day holds, and what it leaves out keeps its default. */
export async function parameterOn<P extends object>(ctx: Ctx, name: string, on: string, usual: P): Promise<P> {
  const { rows: [row] } = await sql<{ value: Partial<P> }>`select value from platform.parameter where name = ${name} and valid @> ${on}::date`.execute(ctx.db);
  return { ...usual, ...row?.value };
}

/** From a day until the next change planned; `next` makes the value of what held until then, which ends the day before. Answers the new row and the old value. */
export async function setParameterFrom(ctx: Ctx, name: string, from: string, next: (held: object) => object): Promise<{ id: string; before: object }> {
  const { rows: [held] } = await sql<{ id: string; from: string; value: object }>`
    select id, lower(valid) as "from", value from platform.parameter where name = ${name} and valid @> ${from}::date for update`.execute(ctx.db);
  const before = held?.value ?? {}, value = next(before);
  return { before, id: held?.from === from ? await replaced(ctx, held.id, value) : await begun(ctx, name, from, value, held?.id) };
}

async function replaced(ctx: Ctx, id: string, value: object): Promise<string> {
  await sql`update platform.parameter set value = ${value}::jsonb where id = ${id}::uuid`.execute(ctx.db);
  return id;
}

async function begun(ctx: Ctx, name: string, from: string, value: object, held: string | undefined): Promise<string> {
  if (held) await sql`update platform.parameter set valid = daterange(lower(valid), ${from}::date) where id = ${held}::uuid`.execute(ctx.db);
  const { rows: [made] } = await sql<{ id: string }>`
    insert into platform.parameter (name, valid, value)
    select ${name}, daterange(${from}::date, (select min(lower(n.valid)) from platform.parameter n where n.name = ${name} and lower(n.valid) > ${from}::date)), ${value}::jsonb
    returning id`.execute(ctx.db);
  return made!.id;
}
