import { sql } from 'kysely';
import type { Ctx } from '../../../platform/server/request.ts';
import { addMonths } from '../../organization/rules/index.ts';
import type { GateFacts } from '../rules/gateChecks.ts';
import { spansIn } from '../rules/spanBands.ts';
import type { Drawn } from './drawing.ts';
import { effectsOf } from './impact/customersTold.ts';
import type { Seen } from './impact/impact.ts';
import { type ProposalHead, weighedToCome } from './rows.ts';

type Item = { id: string; name: string };

/**
 * The score a gate asks and a signature keeps is the whole company's, of all that is still to come: whoever sees only part of the
 * company takes it as it was last weighed. Null: it is being weighed, and until then nothing is signed on a part.
 */
export function scoreOf(head: ProposalHead, { partial, customers }: Seen['impact']): number | null {
  if (!partial || head.changes === 0) return customers.score;
  const weighed = weighedToCome(head);
  return weighed === null || weighed.stale ? null : weighed.score;
}

/** What the gates ask of a proposal, from its impact and from the register of decisions and the goals. */
export async function gateFactsOf(ctx: Ctx, head: ProposalHead, { impact, drawn, weighed }: Seen): Promise<GateFacts> {
  const effects = effectsOf(weighed).filter((e) => e.changesHands && e.class === 'A'), planned = await plannedFor(ctx, head.id), c = impact.customers;
  const { rows: [found] } = await sql<{ decisions: Item[]; executive: boolean; goals: (Item & { owners: string[] })[] }>`
    select coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'name', d.title)) from published.decision_about d where d.kind = 'proposal' and d.object_id = ${head.id}::uuid and not d.superseded), '[]') as decisions,
           exists (select from published.decision_about d join published.role_grant g on g.position_id = d.decided_by and g.role in ('commercial_director', 'senior_management') and g.valid @> ${ctx.today}::date
                    where d.kind = 'proposal' and d.object_id = ${head.id}::uuid and not d.superseded and d.decided_at is not null) as executive,
           coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'name', ${ctx.person.language === 'es' ? sql`g.name_es` : sql`g.name_en`}, 'owners', jsonb_build_array(g.sales_position_id, g.marketing_position_id)))
              from published.goal g where g.ends_on > ${drawn.on}::date), '[]') as goals`.execute(ctx.db);
  return {
    // Whoever sees only part of the company cannot tell what was never recorded from what they do not see.
    changing: c.changing, unweighed: impact.partial ? 0 : c.unweighed, score: scoreOf(head, impact) ?? c.score, whole: scoreOf(head, impact) !== null, decisionFrom: c.decisionFrom, wavesFrom: c.wavesFrom, waves: head.waves.length, refused: impact.refusals.length, orphans: c.orphans,
    unplannedA: effects.filter((e) => !planned.has(e.account.id)).map((e) => e.account), unplannedUnseen: impact.partial ? await unplannedOutOfSight(ctx, head) : 0, changedOften: c.changedOften.map((o) => o.account),
    linkedDecisions: found!.decisions, executiveDecided: found!.executive, ...structureFacts(drawn), goalsNotRehomed: found!.goals.filter((g) => !rehomed(drawn, g.owners)),
    layersAdded: impact.information.layersAdded, minutesBefore: impact.information.before.minutes, minutesAfter: impact.information.after.minutes,
    forumsTooLong: impact.information.added.filter((f) => f.expiresOn > addMonths(drawn.on, 6)).map((f) => ({ id: f.id, name: f.name })),
  };
}

/** Of class A in the whole company, as the proposal was last weighed: those that the reader may not see, and nobody planned for. */
async function unplannedOutOfSight(ctx: Ctx, { id: proposalId, waves }: ProposalHead): Promise<number> {
  const { rows: [row] } = await sql<{ n: number }>`
    select count(*)::int as n from restructuring.weighing k cross join unnest(k.class_a) as a(id) where k.proposal_id = ${proposalId}::uuid and k.published = ${waves.filter((w) => w.publishedAt !== null).length}
       and not exists (select from published.account x where x.id = a.id) and not exists (select from restructuring.continuity_intent i where i.proposal_id = k.proposal_id and i.account_id = a.id)`.execute(ctx.db);
  return row!.n;
}

export async function plannedFor(ctx: Ctx, proposalId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ account_id: string; note: string }>`select account_id, note from restructuring.continuity_intent where proposal_id = ${proposalId}::uuid`.execute(ctx.db);
  return new Map(rows.map((r) => [r.account_id, r.note]));
}

/** A goal has two owners after as before: the successor of one may not be the other. */
function rehomed({ successors }: Drawn, owners: readonly string[]): boolean {
  const next = owners.map((o) => (successors.has(o) ? successors.get(o)! : o));
  return next.every((n) => n !== null) && next[0] !== next[1];
}

function structureFacts({ before, after, changes, done }: Drawn): Pick<GateFacts, 'outsideBand' | 'newSeatsWithoutCost' | 'leftWithoutSeat'> {
  const was = new Map(spansIn(before).map((s) => [s.seat, s])), title = (seat: string) => ({ id: seat, name: after.seats.get(seat)?.title ?? '' });
  const seated = (plan: Drawn['before']) => new Map([...plan.seats.values()].flatMap((s) => s.holders.map((h) => [h.personId, h.name] as const))), still = seated(after);
  return {
    outsideBand: spansIn(after).filter((s) => (s.fits === 'below' || s.fits === 'above') && (was.get(s.seat)?.span !== s.span || was.get(s.seat)?.archetype !== s.archetype)).map((s) => title(s.seat)),
    newSeatsWithoutCost: changes.flatMap(({ id, change: c }) => (c.kind === 'open_position' && done.has(id) && c.cost === null ? [{ id: c.positionId, name: c.title }] : [])),
    leftWithoutSeat: [...seated(before)].filter(([id]) => !still.has(id)).map(([id, name]) => ({ id, name })),
  };
}
