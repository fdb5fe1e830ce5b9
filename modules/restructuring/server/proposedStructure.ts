import type { z } from 'zod';
import type { Ctx } from '../../../platform/server/request.ts';
import type { Mark, proposedStructure, StructureThen } from '../contract/proposals.ts';
import { answersIn, divisionIn, type Plan, statusThen } from '../rules/plan.ts';
import { type Drawn, drawProposal } from './drawing.ts';
import { headOf } from './rows.ts';

type Answer = z.output<typeof proposedStructure.output>;

export async function structureProposed(ctx: Ctx, { proposalId, on, costs = false }: z.output<typeof proposedStructure.input>): Promise<Answer> {
  const drawn = await drawProposal(ctx, await headOf(ctx, proposalId), { looks: true, ...(on === undefined ? {} : { on }) });
  return { on: drawn.on, before: told(drawn, drawn.before), after: told(drawn, drawn.after), marks: marksOf(drawn), refusals: drawn.refusals, ...(costs && drawn.basis.seesCosts ? { costs: costsOf(drawn) } : {}) };
}

/** A plan in the shape of the structure, so that one chart draws both. Dotted lines stay while both their seats do. */
function told({ basis }: Drawn, plan: Plan): StructureThen {
  return {
    units: [...plan.units.values()].map((u) => ({ ...u, function: u.function as 'sales', division: divisionIn({ ...plan, seats: new Map([[u.id, { unitId: u.id } as never]]) }, u.id) })),
    seats: [...plan.seats.values()].map((s) => {
      const holders = s.holders.map((h) => ({ person: { id: h.personId, name: h.name }, kind: h.kind, fte: h.fte, since: h.since, until: h.until, suspended: basis.away.has(h.personId) }));
      const instead = holders.some((h) => !h.suspended) ? null : answersIn(plan, s.id, basis.away);
      const through = instead && [...plan.seats.values()].find((x) => x.holders.some((h) => h.personId === instead.personId));
      return {
        id: s.id, title: s.title, unitId: s.unitId, marketId: s.marketId, fte: s.fte, archetype: s.archetype as 'coach' | null, customerFacing: s.customerFacing, capacity: s.capacity, holders,
        status: statusThen(s.status, holders.some((h) => !h.suspended)),
        standIn: instead && through ? { person: { id: instead.personId, name: instead.name }, throughId: through.id, reason: 'delegate' as const, steps: 1 } : null,
      };
    }),
    lines: [
      ...[...plan.managers].map(([positionId, reportsToId]) => ({ positionId, reportsToId, kind: 'solid' as const, scope: null, share: null })),
      ...[...plan.lines.values()].filter((l) => plan.seats.has(l.positionId) && plan.seats.has(l.reportsToId)),
    ],
    teams: basis.structure.teams.map((t) => ({ ...t, members: [...(plan.teams.get(t.id)?.members ?? [])] })),
  };
}

const costsOf = ({ after }: Drawn): Answer['costs'] => Object.fromEntries([...after.seats.values()].flatMap((s) => (s.cost ? [[s.id, s.cost]] : [])));

/** Those of each seat beside the solid one, to tell whether they changed. */
const besides = (plan: Plan): Map<string, string> => new Map([...Map.groupBy(plan.lines.values(), (l) => l.positionId)].map(([id, own]) => [id, JSON.stringify(own)]));

function marksOf({ before, after, basis, accounts }: Drawn): Mark[] {
  const [hadLines, hasLines] = [besides(before), besides(after)];
  const seat = (id: string, mark: Mark['mark']): Mark => ({ kind: 'position', id, mark }), unit = (id: string, mark: Mark['mark']): Mark => ({ kind: 'unit', id, mark });
  const held = new Map<string, number>();
  for (const a of accounts) if (a.lead !== a.leadAfter) { held.set(a.lead, (held.get(a.lead) ?? 0) - 1); if (a.leadAfter) held.set(a.leadAfter, (held.get(a.leadAfter) ?? 0) + 1); }
  return [
    ...[...before.units.keys()].filter((id) => !after.units.has(id)).map((id) => unit(id, 'closes')),
    ...[...after.units.values()].flatMap((u) => { const was = before.units.get(u.id); return !was ? [unit(u.id, 'opens')] : was.parentId !== u.parentId ? [unit(u.id, 'moves')] : was.name !== u.name ? [unit(u.id, 'changes')] : []; }),
    ...[...before.seats.keys()].filter((id) => !after.seats.has(id)).map((id) => seat(id, 'closes')),
    ...[...after.seats.values()].flatMap((s) => {
      const was = before.seats.get(s.id), n = held.get(s.id) ?? 0;
      if (!was) return [seat(s.id, 'opens')];
      const { holders: _, cost: __, ...is } = s, { holders: ___, cost: ____, ...stood } = was;
      return [
        ...(JSON.stringify(is) !== JSON.stringify(stood) || hadLines.get(s.id) !== hasLines.get(s.id) ? [seat(s.id, 'changes')] : []), ...(before.managers.get(s.id) !== after.managers.get(s.id) ? [seat(s.id, 'manager')] : []),
        ...(answersIn(before, s.id, basis.away)?.personId !== answersIn(after, s.id, basis.away)?.personId ? [seat(s.id, 'holder')] : []), ...(n > 0 ? [seat(s.id, 'grows')] : n < 0 ? [seat(s.id, 'shrinks')] : []),
      ];
    }),
  ];
}
