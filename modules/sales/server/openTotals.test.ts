import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aCustomer, eur } from '../../../house/testSales.ts';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import * as sales from '../contract.ts';

/* Kept totals must be at any moment what counting the deals would give, whoever asks. */

let house: TestHouse, ribera: string, norte: string, stages: sales.Stage[];
beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-03-10T10:00:00+01:00');
  ribera = await aCustomer(house, 'Pavimentos Ribera Alta', 'marta');
  norte = await aCustomer(house, 'Azulejos del Norte', 'iker');
  stages = (await call(sales.listPipelines, {}, house.as('marta'))).rows[0]!.stages;
});
afterAll(() => house.close());

const categories = ['omitted', 'pipeline', 'best_case', 'most_likely', 'commit', 'closed'] as const;
type Name = 'marta' | 'iker' | 'joaquin' | 'nerea' | 'elena';
/** The totals and the board as they are kept, and as counted deal by deal: a condition that every deal meets makes them counted. */
async function both(who: Name, more: object = {}) {
  const ask = (extra: object) => call(sales.opportunityTotals, { state: ['open'], ...more, ...extra }, house.as(who));
  const board = async (extra: object) => (await call(sales.board, { ...more, ...extra }, house.as(who))).columns.map((c) => [c.stage.name, c.deals, c.sums]);
  return { kept: [await ask({}), await board({})], counted: [await ask({ category: [...categories] }), await board({ closeTo: '2999-01-01' })] };
}
async function tied(...people: Name[]) {
  for (const who of people) {
    const { kept, counted } = await both(who);
    expect(kept, who).toEqual(counted);
  }
  expect([...await house.owner`select owner_position_id, market_id, stage_id, forecast_category, currency, sum(deals)::int as deals, sum(minor)::text as minor, sum(weighted)::text as weighted
    from published.open_deals group by 1, 2, 3, 4, 5 having sum(deals) <> 0 order by 1, 2, 3, 4, 5`]).toEqual([...await house.owner`
    select owner_position_id, market_id, stage_id, forecast_category, currency, count(*)::int as deals, sum(amount_minor)::text as minor, sum(sales.weighted(amount_minor, probability_bp))::text as weighted
      from published.opportunity where state = 'open' group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`]);
}
const begin = (who: Name, accountId: string, minor: number, more: object = {}) =>
  call(sales.createOpportunity, { accountId, name: 'Obra', amount: eur(minor), closeOn: '2026-04-01', ...more }, house.as(who));
const kept = async (who: Name) => (await call(sales.opportunityTotals, { state: ['open'] }, house.as(who)));

describe('what is kept of open deals', () => {
  test('follows a deal through amounts, stages, owners and its end', async () => {
    const deal = await begin('marta', ribera, 100_005);
    await begin('marta', ribera, 33_333);
    await begin('iker', norte, 700_001);
    await tied('marta', 'joaquin', 'iker', 'elena');
    expect(await kept('marta')).toEqual({ deals: 2, sums: [{ deals: 2, sum: eur(133_338), weighted: eur(13_333) }] });
    await call(sales.changeOpportunity, { opportunityId: deal.id, version: 1, amount: { minor: '90005', currency: 'USD' } }, house.as('marta'));
    expect((await kept('marta')).sums.map((s) => [s.deals, s.sum])).toEqual([[1, eur(33_333)], [1, { minor: '90005', currency: 'USD' }]]);
    await call(sales.moveOpportunity, { opportunityId: deal.id, version: 2, stageId: stages[2]!.id }, house.as('marta'));
    await tied('marta', 'joaquin', 'elena');
    await call(sales.reassignOpportunity, { opportunityId: deal.id, version: 3, seatId: house.seats.luis }, house.as('joaquin'));
    expect((await kept('marta')).deals).toBe(1);
    await tied('marta', 'joaquin', 'elena');
    const { rows: [reason] } = await call(sales.listClosingReasons, {}, house.as('marta'));
    await call(sales.closeOpportunity, { opportunityId: deal.id, version: 4, outcome: reason!.outcome, on: '2026-03-10', reason: reason!.key }, house.as('joaquin'));
    await tied('joaquin', 'elena');
    expect((await kept('joaquin')).deals).toBe(1);
  });

  test('weighs every open deal anew when a stage’s probability changes', async () => {
    const pipeline = (await call(sales.listPipelines, {}, house.as('elena'))).rows[0]!;
    await call(sales.changePipeline, {
      pipelineId: pipeline.id, version: pipeline.version, nameEs: pipeline.nameEs, nameEn: pipeline.nameEn,
      stages: pipeline.stages.map(({ place: _, ...s }) => ({ ...s, forecastCategory: 'pipeline' as const, probabilityBp: Math.min(10_000, s.probabilityBp + 1_111) })),
    }, house.as('elena'));
    await tied('marta', 'iker', 'elena');
  });

  test('shows nobody more than their own deals do', async () => {
    expect((await kept('nerea')).sums).toEqual((await kept('iker')).sums);
    expect((await kept('iker')).deals).toBe(1);
    expect((await call(sales.opportunityTotals, { state: ['open'], seat: [house.seats.iker] }, house.as('marta'))).deals).toBe(0);
    await expect(house.sql`insert into sales.open_total values (${house.seats.marta}, ${stages[0]!.id}, 'EUR', 1, 1, 1, ${house.markets.ES}, null)`).rejects.toMatchObject({ code: '42501' });
  });

  test('makes nobody wait: a long import and a new deal of the same seat go side by side', async () => {
    const before = (await kept('marta')).deals;
    await house.owner.begin(async (tx) => {
      await tx`insert into sales.opportunity (account_id, market_id, owner_position_id, pipeline_id, stage_id, name, amount_minor, currency, close_on, created_at)
        select ${ribera}, ${house.markets.ES}, ${house.seats.marta}, pipeline_id, id, 'Importada', 5, 'EUR', '2026-04-01', now() from sales.stage where id = ${stages[0]!.id}`;
      await begin('marta', ribera, 1_000);
      expect((await kept('marta')).deals).toBe(before + 1);
    });
    expect((await kept('marta')).deals).toBe(before + 2);
    await tied('marta', 'elena');
  });

  test('is folded into one row a total without changing any', async () => {
    const { kept: before } = await both('elena');
    await house.sql`select sales.fold_open_totals()`;
    expect((await both('elena')).kept).toEqual(before);
    const many = await house.owner`select from sales.open_total group by owner_position_id, stage_id, currency, market_id, category having count(*) > 1 or sum(deals) = 0`;
    expect(many.length).toBe(0);
  });
});

test('whatever is done to deals, and in whatever order, the totals kept are those counted', { timeout: 120_000 }, async () => {
  const act = fc.oneof(
    fc.record({ do: fc.constant('add' as const), stage: fc.nat(4), minor: fc.integer({ min: 0, max: 9_000_000_000 }), seat: fc.constantFrom('marta', 'luis', 'iker') }),
    fc.record({ do: fc.constant('move' as const), stage: fc.nat(4), nth: fc.nat(9) }), fc.record({ do: fc.constant('amount' as const), minor: fc.nat(99_999), nth: fc.nat(9) }),
    fc.record({ do: fc.constantFrom('win' as const, 'reopen' as const, 'withdraw' as const, 'delete' as const, 'fold' as const), nth: fc.nat(9) }),
    fc.record({ do: fc.constant('place' as const), nth: fc.nat(9), market: fc.constantFrom('ES' as const, 'FR' as const), category: fc.constantFrom(null, 'commit', 'omitted') }),
    fc.record({ do: fc.constant('weigh' as const), stage: fc.nat(4), bp: fc.integer({ min: 0, max: 10_000 }) }),
  );
  const sql = house.owner, ends = { win: sql`state = 'won', closed_on = '2026-03-10'`, reopen: sql`state = 'open', closed_on = null, withdrawn_at = null`, withdraw: sql`withdrawn_at = now()` };
  await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), async (acts) => {
    for (const a of acts) {
      const some = 'nth' in a ? sql`(select o.id from sales.opportunity o where o.name = 'Ley' order by o.id offset ${a.nth % 4} limit 3)` : sql``;
      if (a.do === 'add') await sql`insert into sales.opportunity (account_id, market_id, owner_position_id, pipeline_id, stage_id, name, amount_minor, currency, close_on, created_at)
        select ${ribera}, ${house.markets.ES}, ${house.seats[a.seat as 'marta']}, pipeline_id, id, 'Ley', ${a.minor}, 'EUR', '2026-04-01', now() from sales.stage where id = ${stages[a.stage % stages.length]!.id}`;
      else if (a.do === 'move') await sql`update sales.opportunity set stage_id = ${stages[a.stage % stages.length]!.id} where id in ${some}`;
      else if (a.do === 'amount') await sql`update sales.opportunity set amount_minor = ${a.minor} where id in ${some}`;
      else if (a.do === 'place') await sql`update sales.opportunity set market_id = ${house.markets[a.market]}, forecast_category = ${a.category} where id in ${some}`;
      else if (a.do in ends) await sql`update sales.opportunity set ${ends[a.do as keyof typeof ends]} where id in ${some}`;
      else if (a.do === 'delete') await sql`delete from sales.opportunity where id in ${some}`;
      else if (a.do === 'weigh') await sql`update sales.stage set probability_bp = ${a.bp} where id = ${stages[a.stage % stages.length]!.id}`;
      else await sql`select sales.fold_open_totals()`;
    }
    await tied('marta', 'elena');
  }), { numRuns: 12 });
});
