import { sql } from 'kysely';
import type { z } from 'zod';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { HandOff, handOffReasons, HandOffRow } from '../contract/handOffs.ts';
import { milestones } from '../rules/handOffDue.ts';
import { readMilestone } from '../rules/handOffMilestones.ts';
import { readHandOff } from '../rules/handOffStates.ts';
import { clocksOf } from './handOffPauses.ts';
import { asRows, columns, duesOf, joins, type Row, stampsOf } from './handOffReading.ts';

interface Detail {
  agreement: HandOff['agreement']; routing: HandOff['routing'] | null; follows_id: string | null; followed_by: string | null; dispute_note: string | null; resolve_note: string | null;
  disqualify_reason: string | null; disqualify_name: string | null; answered_by: string | null; answered_name: string | null;
}

export async function handOffOf(ctx: Ctx, { handOffId }: { handOffId: string }): Promise<HandOff> {
  const { rows: [r] } = await sql<Row & Detail>`
    select ${columns(ctx)}, '' as sort_value, (select n.id from coordination.hand_off n where n.follows_id = h.id and n.withdrawn_at is null) as followed_by,
           ${ctx.person.language === 'es' ? sql`q.name_es` : sql`q.name_en`} as disqualify_name, p.name as answered_name,
           jsonb_build_object('id', g.id, 'definition', ${ctx.person.language === 'es' ? sql`g.definition_es` : sql`g.definition_en`}, 'decisionMinutes', g.decision_minutes,
             'firstAttemptMinutes', g.first_attempt_minutes, 'contactMinutes', g.contact_minutes, 'dispositionMinutes', g.disposition_minutes, 'disputeDays', g.dispute_days, 'pauseCapMinutes', g.pause_cap_minutes) as agreement
      from coordination.hand_off h ${joins}
      join coordination.agreement g on g.id = h.agreement_id left join coordination.disqualify_reason q on q.key = h.disqualify_reason
      left join published.person p on p.id = h.answered_by
     where h.id = ${handOffId} and h.withdrawn_at is null`.execute(ctx.db);
  if (!r) throw new Refusal('not_found', 'There is no such hand-off, or it is not yours to see.', 'platform.not_found');
  const [row] = await asRows(ctx, [r]);
  return { ...row!, ...detailOf(ctx, r), ...await clocksOf(ctx, r, r.agreement.pauseCapMinutes) };
}

function detailOf(ctx: Ctx, r: Row & Detail): Omit<HandOff, keyof HandOffRow | keyof Awaited<ReturnType<typeof clocksOf>>> {
  const dues = duesOf(r), stamps = stampsOf(r);
  return {
    agreement: r.agreement, routing: r.routing ?? [], followsId: r.follows_id, followedById: r.followed_by, disputeNote: r.dispute_note, resolvedFor: r.resolved_for,
    resolveNote: r.resolve_note, disqualifyReason: r.disqualify_reason ? { key: r.disqualify_reason, name: r.disqualify_name ?? r.disqualify_reason } : null,
    answeredBy: r.answered_by ? { id: r.answered_by, name: r.answered_name ?? '' } : null,
    milestones: milestones.map((m) => {
      const { dueAt, doneAt, status } = readMilestone(m, dues[m], stamps, ctx.now);
      return { milestone: m, dueAt: dueAt?.toISOString() ?? null, doneAt: doneAt?.toISOString() ?? null, status };
    }),
    reasons: readHandOff(stamps, ctx.now).reasons.map(({ code, figures }) => ({ code, figures: { ...figures } })),
  };
}

export async function reasonsToReturn(ctx: Ctx): Promise<z.input<typeof handOffReasons.output>> {
  const name = ctx.person.language === 'es' ? sql<string>`name_es` : sql<string>`name_en`;
  const { rows } = await sql<{ key: string; name: string; returning: boolean; asksData: boolean }>`
    select key, ${name} as name, true as returning, asks_data as "asksData" from coordination.return_reason
    union all select key, ${name}, false, false from coordination.disqualify_reason order by name`.execute(ctx.db);
  return {
    forReturning: rows.filter((r) => r.returning).map(({ key, name: n, asksData }) => ({ key, name: n, asksData })),
    forDisqualifying: rows.filter((r) => !r.returning).map(({ key, name: n }) => ({ key, name: n })),
  };
}
