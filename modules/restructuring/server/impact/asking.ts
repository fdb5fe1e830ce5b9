import type { z } from 'zod';
import { Refusal } from '../../../../platform/server/problem.ts';
import type { Ctx } from '../../../../platform/server/request.ts';
import type { AccountEffect } from '../../../focus/contract.ts';
import type { Worth } from '../../../focus/rules/index.ts';
import { worthOn } from '../../../focus/server/index.ts';
import type { compareProposals, proposalAccounts, ProposalImpact, proposalSensitivity, tryChanges } from '../../contract/impact.ts';
import type { Plan } from '../../rules/plan.ts';
import { sensitivityOf } from '../../rules/sensitivity.ts';
import { type Drawn, drawProposal } from '../drawing.ts';
import { headOf, isToCome } from '../rows.ts';
import { effectsOf } from './customersTold.ts';
import { impactOfProposal, weeklyOf } from './impact.ts';
import { impactSeen } from './looking.ts';
import { figuresTold } from './structureTold.ts';

export const impactAsked = async (ctx: Ctx, { proposalId }: { proposalId: string }): Promise<ProposalImpact> => (await impactSeen(ctx, await headOf(ctx, proposalId))).impact;

export async function changesTried(ctx: Ctx, { proposalId, changes }: z.output<typeof tryChanges.input>): Promise<ProposalImpact> {
  const head = await headOf(ctx, proposalId), unknown = changes.find((c) => c.wave > head.waves.length);
  if (unknown) throw new Refusal('invalid_input', 'There is no such wave.', 'restructuring.no_such_wave', { facts: { wave: unknown.wave } });
  const drawn = changes.map((c, i) => ({ id: `00000000-0000-7000-8000-${String(i + 1).padStart(12, '0')}`, place: i + 1, wave: c.wave, change: c.change }));
  return (await impactOfProposal(ctx, head, { changes: drawn, looks: true })).impact;
}

/** Pages over what is computed, not stored: the cursor is the place reached. */
export async function accountsAsked(ctx: Ctx, { proposalId, after, limit, ...asked }: z.output<typeof proposalAccounts.input>): Promise<{ rows: AccountEffect[]; next: string | null }> {
  const { weighed } = await impactSeen(ctx, await headOf(ctx, proposalId)), plain = (s: string) => s.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const rows = effectsOf(weighed).filter((e) => (!asked.class || asked.class.includes(e.class)) && (!asked.from || e.from.seat.id === asked.from) && (!asked.to || e.to?.seat.id === asked.to)
    && (asked.changing === undefined || e.changesHands === asked.changing) && (!asked.find || plain(e.account.name).includes(plain(asked.find))));
  const from = Number(after ?? 0) || 0;
  return { rows: rows.slice(from, from + limit), next: from + limit < rows.length ? String(from + limit) : null };
}

export async function sensitivityAsked(ctx: Ctx, { proposalId }: { proposalId: string }): Promise<z.output<typeof proposalSensitivity.output>> {
  const { weighed: { impact, parameters: p } } = await impactSeen(ctx, await headOf(ctx, proposalId));
  return sensitivityOf(impact.components, p.weightsBp, [p.decisionFrom, p.wavesFrom]);
}

type Comparison = z.output<typeof compareProposals.output>;

export async function proposalsCompared(ctx: Ctx, { id }: z.output<typeof compareProposals.input>): Promise<Comparison> {
  if (id.length > 6) throw new Refusal('invalid_input', 'Six proposals at most side by side.', 'restructuring.too_many_compared', { fields: { id: 'restructuring.too_many_compared' } });
  const rows: Comparison['rows'] = [];
  for (const proposalId of id) rows.push(await oneCompared(ctx, proposalId));
  const today = await drawProposal(ctx, { id: '00000000-0000-0000-0000-000000000000', position_id: '', waves: [{ number: 1, on: ctx.today, changes: 0, publishedAt: null, movedAt: null }] }, { changes: [] }), worth = await worthOn(ctx, ctx.today);
  return { currency: worth.currency, today: comparedOf(today, today.before, worth), rows };
}

function comparedOf(drawn: Drawn, plan: Plan, worth: Worth): Comparison['today'] {
  const { spans: _, ...figures } = figuresTold(drawn, plan, worth);
  return { ...figures, weeklyMinutes: weeklyOf(plan) };
}

async function oneCompared(ctx: Ctx, proposalId: string): Promise<Comparison['rows'][number]> {
  const head = await headOf(ctx, proposalId), { impact, drawn, weighed } = await impactSeen(ctx, head), c = impact.customers, written = !isToCome(head);
  return {
    proposal: { id: head.id, name: head.name }, waves: head.waves.map((w) => w.on), written, score: written ? head.weighed?.score ?? c.score : c.score, revenueAtRisk: c.revenueAtRisk, changing: written ? head.weighed?.changing ?? c.changing : c.changing, classA: c.changingHands.find((k) => k.class === 'A')!.accounts, unweighed: c.unweighed, orphans: c.orphans.length,
    deals: c.deals.count, dealsValue: c.deals.value, before: comparedOf(drawn, drawn.before, weighed.worth), after: comparedOf(drawn, drawn.after, weighed.worth), focusBefore: impact.focus.before, focusAfter: impact.focus.after, refusals: impact.refusals.length,
  };
}
