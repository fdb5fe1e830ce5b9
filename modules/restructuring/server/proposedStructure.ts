import type { z } from 'zod';
import type { Ctx } from '../../../platform/server/request.ts';
import type { Structure } from '../../organization/contract.ts';
import { structureSeen } from '../../organization/server/index.ts';
import type { Mark, proposedStructure, structureBefore } from '../contract/proposals.ts';
import { type PlanSeat, sameAnswers } from '../rules/plan.ts';
import { differenceOf, isUnlike, linesBeside } from '../rules/structureDifference.ts';
import { type Drawn, drawProposal } from './drawing.ts';
import { headOf } from './rows.ts';

type Answer = z.output<typeof proposedStructure.output>;

/** The same for every proposal of a day, until the structure changes. */
export async function structureDrawnOn(ctx: Ctx, { proposalId, on }: z.output<typeof structureBefore.input>): Promise<Structure> {
  const { waves } = await headOf(ctx, proposalId);
  return structureSeen(ctx, { on: on ?? waves.at(-1)!.on });
}

export async function structureProposed(ctx: Ctx, { proposalId, on, costs = false }: z.output<typeof proposedStructure.input>): Promise<Answer> {
  const drawn = await drawProposal(ctx, await headOf(ctx, proposalId), { looks: true, ...(on === undefined ? {} : { on }) }), { structure, away, seesCosts } = drawn.basis;
  return { on: drawn.on, knownAt: structure.knownAt, ...differenceOf(drawn.before, drawn.after, { away, teams: structure.teams }), marks: marksOf(drawn), refusals: drawn.refusals, ...(costs && seesCosts ? { costs: costsOf(drawn) } : {}) };
}

const costsOf = ({ after }: Drawn): Answer['costs'] => Object.fromEntries([...after.seats.values()].flatMap((s) => (s.cost ? [[s.id, s.cost]] : [])));

function marksOf({ before, after, basis, accounts }: Drawn): Mark[] {
  const [hadLines, hasLines] = [linesBeside(before), linesBeside(after)];
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
      return [
        ...(isOtherwise(was, s) || hadLines.get(s.id) !== hasLines.get(s.id) ? [seat(s.id, 'changes')] : []), ...(before.managers.get(s.id) !== after.managers.get(s.id) ? [seat(s.id, 'manager')] : []),
        ...(!sameAnswers(before, after, s.id, basis.away) ? [seat(s.id, 'holder')] : []), ...(n > 0 ? [seat(s.id, 'grows')] : n < 0 ? [seat(s.id, 'shrinks')] : []),
      ];
    }),
  ];
}

/** In itself, whoever sits there and whatever it costs. */
const isOtherwise = (was: PlanSeat, is: PlanSeat): boolean => was !== is && isUnlike({ ...was, holders: null, cost: null }, { ...is, holders: null, cost: null });
