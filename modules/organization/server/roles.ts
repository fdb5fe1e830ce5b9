import { sql } from 'kysely';
import type { z } from 'zod';
import { everyone, recordFact } from '../../../platform/server/facts.ts';
import { asPage, pageQuery, sortOf } from '../../../platform/server/paging.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { endGrant, grantRole, GrantRow, listGrants, rightsMatrix } from '../contract/roles.ts';
import { planChange } from '../rules/changes.ts';
import { rights, roleNames, roles } from '../rules/rights.ts';
import { marketName } from './units.ts';
import { applyPlan, insertPieces, openChange, refuseEmpty, rowsOf, withinLife } from './dated.ts';

/** The matrix as it is written, in the reader's language. Nothing is asked of the database. */
export function matrix(ctx: Ctx): Promise<z.input<typeof rightsMatrix.output>> {
  const language = ctx.person.language;
  return Promise.resolve({
    roles: roleNames.map((role) => ({ role, name: roles[role][language] })),
    rights: Object.entries(rights).map(([right, cell]) => ({ right, room: right.split('.')[0]!, name: cell[language], roles: [...cell.roles] })),
  });
}

type Row = z.input<typeof GrantRow> & { sort_value: string };

export async function grantList(ctx: Ctx, input: z.output<typeof listGrants.input>): Promise<{ rows: z.input<typeof GrantRow>[]; next: string | null }> {
  const on = input.on ?? ctx.today;
  const page = pageQuery(sortOf({ seat: { by: sql`v.title`, type: 'text', collate: true } }, 'seat'), sql`g.id`, input);
  const { rows } = await sql<Row>`
    select g.id, g.role, g.scope, lower(g.valid) as "from", upper(g.valid) as "to", jsonb_build_object('id', v.position_id, 'name', v.title) as seat,
           (select jsonb_build_object('id', m.id, 'name', ${marketName(ctx)}) from organization.market m where m.id = v.market_id) as market,
           (select jsonb_build_object('id', w.person_id, 'name', w.person_name) from organization.answering(g.position_id, ${on}::date, 'infinity') w where w.steps = 0) as person,
           ${page.value} as sort_value
      from organization.role_grant g
      join lateral (select x.position_id, x.title, x.market_id from organization.position_version x
                     where x.position_id = g.position_id and x.current_valid && g.current_valid order by x.current_valid @> ${on}::date desc, lower(x.current_valid) desc limit 1) v on true
     where g.current_valid && daterange(${on}::date, null) and ${page.where}
       ${input.role ? sql`and g.role = any(${input.role}::text[])` : sql``}
       ${input.market ? sql`and v.market_id = any(${input.market}::uuid[])` : sql``}
       ${input.seat ? sql`and g.position_id = any(${input.seat}::uuid[])` : sql``}
     order by ${page.order} limit ${page.limit}`.execute(ctx.db);
  return asPage(rows, input.limit);
}

const done = { done: true } as const;

export async function grantOneRole(ctx: Ctx, { positionId, role, scope, from, to }: z.output<typeof grantRole.input>): Promise<typeof done> {
  const stamp = await openChange(ctx);
  const valid = await withinLife(ctx, positionId, from, to);
  await insertPieces(ctx, 'grant', stamp, [{ valid, fields: { position_id: positionId, role, scope } }]);
  await recordFact(ctx, { what: 'organization.role_granted', about: { kind: 'position', id: positionId }, guard: everyone, after: { role, scope, from, to: to ?? null } });
  return done;
}

export async function endOneGrant(ctx: Ctx, { positionId, role, scope, on }: z.output<typeof endGrant.input>): Promise<typeof done> {
  const stamp = await openChange(ctx);
  const plan = planChange(await rowsOf(ctx, 'grant', { position_id: positionId, role, scope }), { kind: 'end', at: on });
  refuseEmpty(plan);
  await applyPlan(ctx, 'grant', stamp, plan);
  await recordFact(ctx, { what: 'organization.role_ended', about: { kind: 'position', id: positionId }, guard: everyone, after: { role, scope, on } });
  return done;
}
