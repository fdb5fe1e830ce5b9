import { sql } from 'kysely';
import type { z } from 'zod';
import { everyone, recordFact } from '../../../platform/server/facts.ts';
import { asPage, pageQuery } from '../../../platform/server/paging.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { whyUnchanged } from '../../../platform/server/unchanged.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Benefit, changeProduct, createProduct, listProducts, Product } from '../contract.ts';

interface Row { id: string; code: string; name: string; description: string; retired_on: string | null; version: number; benefits: Benefit[]; sort_value: string }

const columns = sql`p.id, p.code, p.name, p.description, p.retired_on, p.version,
  coalesce((select jsonb_agg(jsonb_build_object('feature', b.feature, 'benefit', b.benefit, 'forWhom', b.for_whom) order by b.id)
              from sales.benefit b where b.product_id = p.id), '[]') as benefits`;
const asProduct = (r: Row): Product => ({
  id: r.id, code: r.code, name: r.name, description: r.description, retiredOn: r.retired_on, benefits: r.benefits, version: r.version,
});

/** Products by name with what each does for whom; the retired ones only when asked for. */
export async function productList(ctx: Ctx, input: z.output<typeof listProducts.input>): Promise<{ rows: Product[]; next: string | null }> {
  const page = pageQuery({ by: sql`p.name`, type: 'text', collate: true, desc: false }, sql`p.id`, input);
  const { rows } = await sql<Row>`
    select ${columns}, ${page.value} as sort_value from sales.product p
     where ${page.where} ${input.withRetired ? sql`` : sql`and (p.retired_on is null or p.retired_on > ${ctx.today}::date)`}
       ${input.find ? sql`and position(platform.plain(${input.find}) in platform.plain(p.code || ' ' || p.name)) > 0` : sql``}
     order by ${page.order} limit ${page.limit}`.execute(ctx.db);
  const { rows: cut, next } = asPage(rows, input.limit);
  return { rows: cut.map(asProduct), next };
}

export async function productRecord(ctx: Ctx, { productId }: { productId: string }): Promise<Product> {
  const { rows: [row] } = await sql<Row>`select ${columns}, '' as sort_value from sales.product p where p.id = ${productId}::uuid`.execute(ctx.db);
  if (!row) throw new Refusal('not_found', 'There is no such product.', 'platform.not_found');
  return asProduct(row);
}

export async function addProduct(ctx: Ctx, input: z.output<typeof createProduct.input>): Promise<Product> {
  const { id } = await ctx.db.insertInto('sales.product').values({ code: input.code, name: input.name, description: input.description })
    .returning('id').executeTakeFirstOrThrow();
  await writeBenefits(ctx, id, input.benefits);
  await recordFact(ctx, { what: 'sales.product_created', about: { kind: 'product', id }, guard: everyone, after: { code: input.code, name: input.name, benefits: input.benefits } });
  return productRecord(ctx, { productId: id });
}

export async function reviseProduct(ctx: Ctx, input: z.output<typeof changeProduct.input>): Promise<Product> {
  const { productId, version, benefits, retiredOn, ...words } = input;
  const before = await productRecord(ctx, { productId });
  const { numUpdatedRows } = await ctx.db.updateTable('sales.product')
    .set({ ...words, ...(retiredOn !== undefined && { retired_on: retiredOn }), version: version + 1 })
    .where('id', '=', productId).where('version', '=', version).executeTakeFirst();
  if (numUpdatedRows === 0n) throw await whyUnchanged(ctx, 'sales.product', productId, version);
  if (benefits) {
    await ctx.db.deleteFrom('sales.benefit').where('product_id', '=', productId).execute();
    await writeBenefits(ctx, productId, benefits);
  }
  const after = await productRecord(ctx, { productId });
  await recordFact(ctx, { what: 'sales.product_changed', about: { kind: 'product', id: productId }, guard: everyone, before: { ...before }, after: { ...after } });
  return after;
}

const writeBenefits = async (ctx: Ctx, productId: string, benefits: readonly Benefit[]): Promise<void> => {
  if (benefits.length === 0) return;
  await ctx.db.insertInto('sales.benefit')
    .values(benefits.map((b) => ({ product_id: productId, feature: b.feature, benefit: b.benefit, for_whom: b.forWhom }))).execute();
};
