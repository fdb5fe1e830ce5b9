import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Ctx } from '../../../../platform/server/request.ts';
import { weeklyMinutesOf } from '../../../decisions/rules/index.ts';
import { impactToken, measuringOn } from '../../../focus/server/index.ts';
import { impactOfOnly, type WorkingTime } from '../../../focus/rules/index.ts';
import type { ProposalImpact } from '../../contract/impact.ts';
import type { WhatIf } from '../../rules/focusWhatIf.ts';
import { placesOf } from '../../rules/impactCaseOf.ts';
import type { Plan } from '../../rules/plan.ts';
import { type Drawn, drawProposal } from '../drawing.ts';
import { type ChangeRow, changesOf, type ProposalHead } from '../rows.ts';
import { flowsOf, focusOf, heldAlong, type SeatTotal, totalsOf } from './beside.ts';
import { gather, touchedIn, weigh, type Weighed } from './gathering.ts';
import { customersTold } from './customersTold.ts';
import { flowSeats, informationTold, structureTold } from './structureTold.ts';

/** `units`: where somebody's seat, manager, holder or meetings change. */
export interface Seen { impact: ProposalImpact; weighed: Weighed; drawn: Drawn; focus: WhatIf; units: string[] }

/** Everything a proposal does, at once: drawn, weighed and told. `changes`: in place of those that are kept; `looks`: this request writes nothing of the structure. */
export async function impactOfProposal(ctx: Ctx, head: Pick<ProposalHead, 'id' | 'waves' | 'version' | 'position_id'>, { changes, looks = false }: { changes?: readonly ChangeRow[]; looks?: boolean } = {}): Promise<Seen> {
  const kept = changes ?? await changesOf(ctx, head.id), drawn = await drawProposal(ctx, head, { changes: kept, looks });
  const place = placesOf(drawn), touched = touchedIn(drawn, place), seats = new Set([...touched.flatMap((a) => (a.leadAfter === null ? [a.lead] : [a.lead, a.leadAfter])), ...drawn.successors.keys()]);
  const [{ focus, added, units, working }, found, held, totals] = await Promise.all([focusOfProposal(ctx, drawn), gather(ctx, drawn, touched, place), heldAlong(ctx, { touched, drawn }), totalsOf(ctx, [...seats], drawn.on)]);
  const weighed = await weigh(found, focus.lowEvidence ? { before: null, after: null } : focus);
  await nextTurn();
  const token = impactToken([head.version, kept.map((c) => [c.wave, c.change]), held.map((h) => [h.kind, h.count])], weighed.input);
  return { drawn, weighed, focus, units: [...units], impact: await told(ctx, { head, changes, weighed, held, totals, focus, added, token, working }) };
}

/** Focus before and after: of the units where somebody's manager, holder or meetings change, never of who serves whom. */
export async function focusOfProposal(ctx: Ctx, drawn: Pick<Drawn, 'on' | 'before' | 'after' | 'successors'>): Promise<{ focus: WhatIf; added: number; units: ReadonlySet<string>; working: WorkingTime }> {
  const added = weeklyOf(drawn.after) - weeklyOf(drawn.before), units = unitsConcerned(drawn), working = await measuringOn(ctx, drawn.on);
  return { added, units, working, focus: await focusOf(ctx, drawn.before, [...drawn.before.seats.values()].filter((s) => units.has(s.unitId)).map((s) => s.id), added, working) };
}

export const weeklyOf = (plan: Plan): number => [...plan.forums.values()].reduce((sum, f) => sum + weeklyMinutesOf({ ...f, participants: f.participantIds.filter((p) => p !== f.ownerId).length }), 0);

interface Told { head: Pick<ProposalHead, 'version' | 'waves'>; changes: readonly ChangeRow[] | undefined; weighed: Weighed; held: Awaited<ReturnType<typeof heldAlong>>; totals: Map<string, SeatTotal>; focus: WhatIf; added: number; token: string; working: WorkingTime }

async function told(ctx: Ctx, { head, changes, weighed, held, totals, focus, added, token, working }: Told): Promise<ProposalImpact> {
  await nextTurn();
  const { drawn, worth } = weighed, customers = customersTold(ctx, weighed, held);
  await nextTurn();
  const flows = { seats: flowSeats(weighed, totals), rows: flowsOf(weighed, totals) };
  await nextTurn();
  return {
    token, version: changes ? 0 : head.version, on: drawn.on, currency: worth.currency, customers, flows,
    structure: structureTold(ctx, drawn, worth), information: informationTold(drawn, worth, working), focus: { ...focus, addedMinutes: added, reasons: focus.reasons.map((r) => ({ code: r.code, figures: { ...r.figures } })) },
    waves: wavesTold(weighed, head), refusals: drawn.refusals, missing: [...worth.missing].sort(), partial: !ctx.person.scopeOf('restructuring.impact.read').company,
    reasons: weighed.impact.reasons.map((r) => ({ code: r.code, figures: { ...r.figures } })),
  };
}

/** Each wave by itself: the score of what changes hands in it, as if nothing else did. */
function wavesTold({ weighed, touched, drawn, parameters, worth }: Weighed, head: Pick<ProposalHead, 'waves'>): ProposalImpact['waves'] {
  const moved = new Map(drawn.moves.map((m) => [m.accountId, m.wave])), own = Map.groupBy(touched, (a) => moved.get(a.id) ?? 1);
  return head.waves.map(({ number, on }) => {
    const { score, changing } = impactOfOnly(weighed, new Set(own.get(number)?.map((a) => a.id)), parameters), minor = changing.reduce((sum, a) => sum + a.worth, 0n);
    return { number, on, changes: drawn.changes.filter((c) => c.wave === number).length, accounts: changing.length, worth: { minor: minor.toString(), currency: worth.currency }, score };
  });
}

/** The units where somebody's seat, manager, holder or meetings change. */
function unitsConcerned({ before, after, successors }: Pick<Drawn, 'before' | 'after' | 'successors'>): Set<string> {
  const differs = (id: string) => successors.has(id) || before.managers.get(id) !== after.managers.get(id) || JSON.stringify(before.seats.get(id)?.holders) !== JSON.stringify(after.seats.get(id)?.holders);
  const forums = [...new Set([...before.forums.keys(), ...after.forums.keys()])].filter((f) => JSON.stringify(before.forums.get(f)) !== JSON.stringify(after.forums.get(f)));
  const inForums = forums.flatMap((f) => [before.forums.get(f), after.forums.get(f)]).flatMap((f) => (f ? [f.ownerId, ...f.participantIds] : []));
  return new Set([...[...before.seats.keys()].filter(differs), ...inForums].flatMap((id) => before.seats.get(id)?.unitId ?? []));
}
