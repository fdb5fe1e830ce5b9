import { sql } from 'kysely';
import type { z } from 'zod';
import type { deleteView, SavedView, savedViews, saveView } from '../../../../contract/views.ts';
import { Refusal } from '../../../../platform/server/problem.ts';
import type { Ctx } from '../../../../platform/server/request.ts';

type Input<E extends { input: z.ZodType }> = z.output<E['input']>;
interface Row { id: string; list: string; name: string; query: string; columns: string[]; shared: boolean; person_id: string; owner_name: string }

/** Own and shared views of a list, own first, by name: a list has few of them, so all are answered. */
export async function viewsOf(ctx: Ctx, input: Input<typeof savedViews>): Promise<{ rows: SavedView[] }> {
  const { rows } = await sql<Row>`
    select v.id, v.list, v.name, v.query, v.columns, v.shared, v.person_id, p.name as owner_name
      from platform.saved_view v join organization.person p on p.id = v.person_id
     where v.list = ${input.list} order by v.person_id <> ${ctx.person.id}::uuid, v.name collate "es-x-icu", v.id limit 500`.execute(ctx.db);
  return { rows: rows.map((r) => asView(ctx, r)) };
}

/** Saves a new view, or changes one's own. */
export async function keepView(ctx: Ctx, { id, ...view }: Input<typeof saveView>): Promise<SavedView> {
  if (!id) {
    const made = await ctx.db.insertInto('platform.saved_view').values({ ...view, person_id: ctx.person.id }).returningAll().executeTakeFirstOrThrow();
    return asView(ctx, { ...made, owner_name: ctx.person.name });
  }
  const changed = await ctx.db.updateTable('platform.saved_view').set((eb) => ({ ...view, version: eb('version', '+', 1) }))
    .where('id', '=', id).where('person_id', '=', ctx.person.id).returningAll().executeTakeFirst();
  if (!changed) throw await whyNot(ctx, id);
  return asView(ctx, { ...changed, owner_name: ctx.person.name });
}

export async function dropView(ctx: Ctx, { viewId }: Input<typeof deleteView>): Promise<{ done: true }> {
  const gone = await ctx.db.deleteFrom('platform.saved_view').where('id', '=', viewId).where('person_id', '=', ctx.person.id).returning('id').executeTakeFirst();
  if (!gone) throw await whyNot(ctx, viewId);
  return { done: true };
}

async function whyNot(ctx: Ctx, id: string): Promise<Refusal> {
  const others = await ctx.db.selectFrom('platform.saved_view').select('id').where('id', '=', id).executeTakeFirst();
  return others ? new Refusal('not_allowed', 'Only its owner changes a view.', 'platform.view_owner') : new Refusal('not_found', 'There is no such view.');
}

const asView = (ctx: Ctx, r: Row): SavedView => ({
  id: r.id, list: r.list, name: r.name, query: r.query, columns: r.columns, shared: r.shared, mine: r.person_id === ctx.person.id, ownerName: r.owner_name,
});
