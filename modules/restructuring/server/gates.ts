import { sql } from 'kysely';
import type { z } from 'zod';
import { recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { type answerCheck, type Check, type Gate, gateOrder, type proposalGates, type Signature, type signGate } from '../contract/gates.ts';
import { gatePoints, openPoints } from '../rules/gateChecks.ts';
import { gateFactsOf, scoreOf } from './gateFacts.ts';
import { impactOfProposal, type Seen } from './impact/impact.ts';
import { impactSeen } from './impact/looking.ts';
import { gatesTold } from './reading.ts';
import { awaitsSignatures, headOf, holdProposal, type ProposalHead } from './rows.ts';
import { signsGate } from './signing.ts';

type Gates = z.output<typeof proposalGates.output>;
type Answer = NonNullable<Check['answer']> & { gate: string; code: string };
type Points = ReturnType<typeof gatePoints>;
interface Looked { head: ProposalHead; points: Points; gates: Gate[]; score: number | null }

const iso = (at: ReturnType<typeof sql>) => sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

export async function gatesOf(ctx: Ctx, { proposalId }: { proposalId: string }): Promise<Gates> {
  const { head, gates } = await look(ctx, await headOf(ctx, proposalId), impactSeen);
  return { version: head.version, gates };
}

const forOneself: typeof impactSeen = (ctx, head) => impactOfProposal(ctx, head, { looks: true });
/** Whoever looks, signs or answers writes nothing of the structure. */
async function look(ctx: Ctx, head: ProposalHead, weigh = forOneself): Promise<Looked> {
  const seen = await weigh(ctx, head), points = gatePoints(await gateFactsOf(ctx, head, seen));
  return { head, points, score: scoreOf(head, seen.impact), gates: await gatesWith(ctx, head, points) };
}

/** After a signature or an answer the points are what they were: nothing is weighed again. */
const lookedAgain = async (ctx: Ctx, { head: { id }, points }: Looked): Promise<Gates> => {
  const head = await headOf(ctx, id);
  return { version: head.version, gates: await gatesWith(ctx, head, points) };
};

async function gatesWith(ctx: Ctx, head: ProposalHead, points: Points): Promise<Gate[]> {
  const signatures = await signaturesOf(ctx, head.id), answers = await answersOf(ctx, head.id), open = awaitsSignatures(head);
  return gatesTold(head).map((summary): Gate => {
    const { gate } = summary;
    return {
      ...summary, signatures: signatures.filter((s) => s.gate === gate), maySign: open && summary.state === 'open' && signsGate(ctx.person, gate), mayRecommend: open && ctx.person.may('restructuring.gate.sign'),
      checks: points[gate].map((p) => {
        const { gate: _, code: __, ...answer } = answers.find((a) => a.gate === gate && a.code === p.code) ?? { gate, code: '', text: '' } as Answer;
        return { ...p, reasons: p.reasons.map((r) => ({ code: r.code, figures: { ...r.figures } })), items: p.items.slice(0, 50), answer: answer.text === '' ? null : answer, passes: p.by === 'person' ? answer.text !== '' : p.passes };
      }),
    };
  });
}

async function signaturesOf(ctx: Ctx, proposalId: string): Promise<Signature[]> {
  const { rows } = await sql<Signature>`
    select s.id, s.gate, s.act, s.comment, ${iso(sql`s.at`)} as at, s.score::float8 as score, ${iso(sql`v.at`)} as "voidedAt", v.because as "voidedBecause",
           (select jsonb_build_object('id', p.id, 'name', p.name) from published.person p where p.id = s.person_id) as person,
           jsonb_build_object('id', s.position_id, 'name', coalesce((select x.title from published.seat x where x.id = s.position_id order by x.valid desc limit 1), '')) as seat
      from restructuring.signature s left join restructuring.signature_void v on v.signature_id = s.id where s.proposal_id = ${proposalId}::uuid order by s.at, s.id`.execute(ctx.db);
  return rows;
}

/** The newest answer of each point. */
async function answersOf(ctx: Ctx, proposalId: string): Promise<Answer[]> {
  const { rows } = await sql<Answer>`
    select distinct on (a.gate, a.code) a.gate, a.code, a.text, ${iso(sql`a.at`)} as at, (select jsonb_build_object('id', p.id, 'name', p.name) from published.person p where p.id = a.person_id) as person
      from restructuring.check_answer a where a.proposal_id = ${proposalId}::uuid order by a.gate, a.code, a.at desc, a.id desc`.execute(ctx.db);
  return rows;
}

/** The version that was seen: who signs, signs what is there. Nothing of the proposal itself changes. */
async function lookAtVersion(ctx: Ctx, proposalId: string, version: number): Promise<Looked & { seat: string }> {
  const looked = await look(ctx, await holdProposal(ctx, proposalId)), seat = ctx.person.seats[0]?.id;
  if (looked.head.version !== version) throw new Refusal('stale', 'Somebody changed this meanwhile.', 'platform.stale', { facts: { version: looked.head.version } });
  if (!seat) throw new Refusal('not_allowed', 'A gate is signed from a seat.', 'platform.no_position');
  return { ...looked, seat };
}

export async function signOneGate(ctx: Ctx, { proposalId, version, gate, act, comment }: z.output<typeof signGate.input>): Promise<Gates> {
  const looked = await lookAtVersion(ctx, proposalId, version), { head, gates, score, seat } = looked, own = gates[gateOrder.indexOf(gate)]!;
  if (!awaitsSignatures(head)) throw new Refusal('conflict', 'It is not before its signers, or all of it is signed.', 'restructuring.not_shared', { facts: { state: head.state } });
  if (act !== 'signs' && comment === '') throw new Refusal('invalid_input', 'Say why.', 'restructuring.comment_missing', { fields: { comment: 'restructuring.comment_missing' } });
  if (act === 'signs') refuseOutOfTurn(ctx, own);
  if (score === null) throw new Refusal('conflict', 'What it does to the whole company is being weighed: in a moment.', 'restructuring.being_weighed');
  if (act === 'signs') refuseOpenPoints(own);
  await sql`insert into restructuring.signature (proposal_id, position_id, person_id, gate, act, comment, at, score) values (${proposalId}, ${seat}, ${ctx.person.id}, ${gate}, ${act}, ${comment}, ${ctx.now}, ${score})`.execute(ctx.db);
  await recordFact(ctx, { what: `restructuring.gate_${act}`, about: { kind: 'proposal', id: proposalId }, guard: head.position_id, after: { gate, version, score } });
  return lookedAgain(ctx, looked);
}

function refuseOutOfTurn(ctx: Ctx, gate: Gate): void {
  if (!signsGate(ctx.person, gate.gate)) throw new Refusal('not_allowed', 'Somebody else signs this gate.', 'restructuring.not_your_gate', { facts: { gate: gate.gate } });
  if (gate.state !== 'open') throw new Refusal('conflict', 'The gate before it comes first, or this one is signed.', 'restructuring.gate_waits', { facts: { gate: gate.gate } });
}

function refuseOpenPoints(gate: Gate): void {
  const answered = new Set(gate.checks.filter((c) => c.answer !== null).map((c) => c.code)), open = openPoints(gate.checks.map((c) => ({ ...c, reasons: [] })), answered);
  if (open.length > 0) refuseHard(open.find((p) => !p.excusable)?.code, open.map((p) => p.code));
}

function refuseHard(hard: string | undefined, checks: string[]): never {
  if (hard === 'executive_decided') throw new Refusal('conflict', 'With this effect on customers the executive decides first, in the register.', 'restructuring.executive_decides', { facts: { checks: [hard] } });
  if (hard === 'in_waves') throw new Refusal('conflict', 'With this effect on customers it goes in waves.', 'restructuring.needs_waves', { facts: { checks: [hard] } });
  throw new Refusal('conflict', 'Some points are neither met nor answered.', 'restructuring.checks_open', { facts: { checks } });
}

const toldByThemselves = new Set(['all_fits', 'no_orphans']);
/** What no answer excuses holds on the day a wave is written too: since it was signed, sales and decisions have moved. What does not fit is told by itself. */
export async function refuseUnmet(ctx: Ctx, head: ProposalHead, seen: Seen): Promise<void> {
  const unmet = Object.values(gatePoints(await gateFactsOf(ctx, head, seen))).flat().filter((p) => !p.passes && !p.excusable && !toldByThemselves.has(p.code));
  if (unmet.length > 0) refuseHard(unmet[0]!.code, unmet.map((p) => p.code));
}

export async function answerOneCheck(ctx: Ctx, { proposalId, version, gate, code, text }: z.output<typeof answerCheck.input>): Promise<Gates> {
  const looked = await lookAtVersion(ctx, proposalId, version), { head, gates, seat } = looked, own = gates[gateOrder.indexOf(gate)]!, point = own.checks.find((c) => c.code === code);
  if (!point) throw new Refusal('not_found', 'That point is not asked.', 'restructuring.no_such_check', { facts: { code } });
  if (!point.excusable) throw new Refusal('conflict', 'This point is met, not answered.', 'restructuring.not_excusable', { facts: { code } });
  if (own.state === 'signed') throw new Refusal('conflict', 'That gate is signed.', 'restructuring.gate_waits', { facts: { gate } });
  await sql`insert into restructuring.check_answer (proposal_id, position_id, person_id, gate, code, text, at) values (${proposalId}, ${seat}, ${ctx.person.id}, ${gate}, ${code}, ${text}, ${ctx.now})`.execute(ctx.db);
  await recordFact(ctx, { what: 'restructuring.check_answered', about: { kind: 'proposal', id: proposalId }, guard: head.position_id, after: { gate, code } });
  return lookedAgain(ctx, looked);
}
