import { sql } from 'kysely';
import type { Division } from '../../../../contract/shapes.ts';
import type { Ctx } from '../../../../platform/server/request.ts';
import { decisionsKept } from '../../../coordination/server/index.ts';
import type { ExecutiveReport } from '../../contract/executive.ts';
import { type Asked, ofMarket, recordsAt, shareOf, why, within } from './asked.ts';

interface Counted { met: number; missed: number; pending: number }
const kept = ({ met, missed, pending }: Counted) => ({ met, missed, pending, value: shareOf(met, met + missed) });
const partsOf = ({ met, missed, pending }: Counted) => [{ key: 'met', count: met }, { key: 'missed', count: missed }, { key: 'pending', count: pending }];

/** Promises due in the period: kept by their hour, or not. What is not due yet is pending. */
export async function promisesOf(ctx: Ctx, asked: Asked): Promise<ExecutiveReport['promises']> {
  const { rows } = await sql<Counted & { now: boolean }>`
    select ${within('p.due_on', asked.period)} as now, (count(*) filter (where p.kept_at <= p.due_by))::int as met,
           (count(*) filter (where p.kept_at > p.due_by or (p.kept_at is null and p.due_by <= ${ctx.now})))::int as missed,
           (count(*) filter (where p.kept_at is null and p.due_by > ${ctx.now}))::int as pending
      from published.promise p
     where (${within('p.due_on', asked.period)} or ${within('p.due_on', asked.before)}) ${ofMarket(asked, 'p.market_id')} group by 1`.execute(ctx.db);
  const of = (now: boolean) => kept(rows.find((r) => r.now === now) ?? { met: 0, missed: 0, pending: 0 });
  const now = of(true);
  return { ...now, before: of(false).value, why: why('promises', { from: asked.period.from, to: asked.period.to }, partsOf(now), recordsAt('promises', asked.period, asked)) };
}

/** Requests for support wanted in the period, by direction: answered by the day they were wanted for, or not. */
export async function supportOf(ctx: Ctx, asked: Asked): Promise<ExecutiveReport['support']> {
  const { rows } = await sql<Counted & { asks: Division; helps: Division }>`
    select f.division as asks, t.division as helps,
           (count(*) filter (where (q.answered_at at time zone ${asked.zone})::date <= q.wanted_on))::int as met,
           (count(*) filter (where (q.answered_at at time zone ${asked.zone})::date > q.wanted_on or (q.answered_at is null and q.wanted_on < ${ctx.today}::date)))::int as missed,
           (count(*) filter (where q.answered_at is null and q.wanted_on >= ${ctx.today}::date))::int as pending
      from (select s.*, least(s.accepted_at, s.declined_at) as answered_at from published.support_request s
             where ${within('s.wanted_on', asked.period)} ${ofMarket(asked, 's.market_id')}) q
      join published.seat f on f.id = q.from_position_id and f.valid @> (q.asked_at at time zone ${asked.zone})::date
      join published.seat t on t.id = q.to_position_id and t.valid @> (q.asked_at at time zone ${asked.zone})::date
     where f.division <> t.division group by 1, 2`.execute(ctx.db);
  return (['marketing', 'sales'] as const).map((to) => {
    const from = to === 'sales' ? ('marketing' as const) : ('sales' as const);
    const counted = kept(rows.find((r) => r.helps === to) ?? { met: 0, missed: 0, pending: 0 });
    return { from, to, ...counted, why: why('support', { to }, partsOf(counted), recordsAt('requests', asked.period, asked, { key: to })) };
  });
}

/** Both halves of the agreement (F4): the cohort is what was due in the period, so nothing survives by being late. */
export async function handOffsOf(ctx: Ctx, asked: Asked): Promise<{ handOffs: ExecutiveReport['handOffs']; byMarket: Map<string, number | null> }> {
  const [now, before] = await decisionsKept(ctx, [asked.period, asked.before], asked.market);
  const { joint, sales, marketing, decision, accepted, returned } = now!.total;
  const parts = [
    { key: 'decided_in_time', count: decision.met, of: decision.met + decision.missed }, { key: 'expired', count: decision.expired }, { key: 'pending', count: decision.pending },
    { key: 'leads_accepted', count: accepted, of: accepted + returned },
  ];
  return {
    handOffs: {
      joint, sales, marketing, before: before!.total.joint, accepted, returned, decision,
      why: why('hand_offs', { from: asked.period.from, to: asked.period.to, handOffs: now!.total.handOffs }, parts, recordsAt('hand_offs', asked.period, asked)),
    },
    byMarket: new Map([...now!.markets].map(([id, m]) => [id, m.joint])),
  };
}
