import { roleMay } from '../../../modules/organization/rules/rights.ts';
import { systemActor } from '../../../modules/organization/server/index.ts';
import { addSomeChanges } from '../../../modules/restructuring/server/changes.ts';
import { carryOutWaves } from '../../../modules/restructuring/server/carryingOut.ts';
import { computeDueReviews } from '../../../modules/transition/server/computing.ts';
import { answerOnePulse, pulsesOfMine } from '../../../modules/transition/server/pulse.ts';
import { reviewsOf, signOneReview } from '../../../modules/transition/server/reviews.ts';
import { impactAsked } from '../../../modules/restructuring/server/impact/asking.ts';
import { weighOne } from '../../../modules/restructuring/server/impact/weighing.ts';
import { publishOneWave } from '../../../modules/restructuring/server/publishing.ts';
import { readOneProposal } from '../../../modules/restructuring/server/reading.ts';
import { beginProposal, shareOneProposal } from '../../../modules/restructuring/server/proposals.ts';
import { kyselyOn, type Sql } from '../../../platform/server/db.ts';
import type { Ctx, Person } from '../../../platform/server/request.ts';
import type { Account } from './customers.ts';
import type { Maker } from './maker.ts';
import type { Seat, Structure } from './structure.ts';

/*
  The restructuring that is behind us: some customers of the south went to whoever is near. It is drawn, published, carried out,
  reviewed and asked about by the house's own acts, each on its day, so that all that a person sees of it is as the house makes it.
  Only what the acts stamp with the clock (who leads a customer, and since when that is known) is given its day, and an id of the seed.
*/
type Tx = Parameters<Parameters<Sql['begin']>[1]>[0];
const drawn = -130, published = -115;
/** What the six say after thirty days, question by question; null: would rather not. */
const said: readonly (readonly (number | null)[])[] = [[4, 3, 3, 2], [5, 4, 4, 4], [3, 3, 2, 3], [4, 4, null, 3], [2, 3, 2, 2], [4, 4, 3, 4]];

/** The house as it stands to somebody on a day of the seed. */
export const standing = (tx: Tx, m: Maker, days: number, person: Person): Ctx => ({ db: kyselyOn(tx as unknown as Parameters<typeof kyselyOn>[0]), person, now: new Date(m.at(days, 9)), today: m.day(days), requestId: 'demo', via: person.system ? 'job' : 'session', copyIn: () => Promise.reject(new Error('nothing is copied in here')) });

export async function restructure(tx: Tx, m: Maker, s: Structure, accounts: readonly Account[]): Promise<void> {
  const elena = personAt(s.seats.get('elena')!, 'commercial_director'), job = systemActor('transition');
  const on = (days: number, person: Person) => standing(tx, m, days, person);
  const proposalId = await beginProposal(on(drawn, elena), { name: 'El sur, cada cliente con quien lo tiene cerca', why: 'Que nadie espere a que su comercial cruce media Andalucía.', dates: [m.day(s.passed)], copyOf: null, rollsBack: null });
  await passOn(on(drawn, elena), proposalId, accounts);
  await signAll(tx, m, s, proposalId);
  const { version } = await readOneProposal(on(published, elena), { proposalId }), { token } = await impactAsked(on(published, elena), { proposalId });
  await publishOneWave(on(published, elena), { proposalId, version, number: 1, impactToken: token });
  await dated(tx, m, proposalId);
  await carryOutWaves(on(s.passed, job));
  await handedOver(tx, m, proposalId);
  await computeDueReviews(on(s.passed + 30, job));
  await answered(tx, s, (days, seat) => on(days, personAt(seat, 'outside_sales')));
  const [first] = (await reviewsOf(on(s.passed + 32, elena), { proposalId })).rows;
  await signOneReview(on(s.passed + 32, elena), { reviewId: first!.id!, comment: 'Se esperaba más ruido. Que cada uno visite a los suyos antes de la segunda revisión.' });
  await computeDueReviews(on(s.passed + 90, job));
  await weighOne(on(0, job), m.id('proposal atlantico'));
}

export function personAt(seat: Seat, role: string, name = ''): Person {
  const may = (right: string) => roleMay(role, right), reach = { company: role === 'commercial_director', seats: [seat.id], markets: [seat.market] };
  return { id: seat.person!, name, email: '', language: 'es', locale: 'es-ES', timeZone: 'Europe/Madrid', seats: [{ id: seat.id, title: seat.title }] as unknown as Person['seats'], rights: [], may, scopeOf: (right) => (may(right) ? reach : { company: false, seats: [], markets: [] }), shared: reach };
}

async function passOn(ctx: Ctx, proposalId: string, accounts: readonly Account[]): Promise<void> {
  const changes = [...Map.groupBy(accounts.filter((a) => a.before), (a) => a.seat.id)].map(([toPositionId, own]) => ({ wave: 1, change: { kind: 'move_accounts' as const, accountIds: own.map((a) => a.id), toPositionId } }));
  const { version } = await addSomeChanges(ctx, { proposalId, version: 1, changes });
  await shareOneProposal(ctx, { proposalId, version });
}

/** The signatures of all gates, each by whoever signs it. */
async function signAll(tx: Tx, m: Maker, s: Structure, proposalId: string): Promise<void> {
  const signers = { customers: 'head_levante', decisions: 'elena', structure: 'beatriz', goals: 'head_levante', information: 'teresa', consultation: 'elena' };
  const rows = Object.entries(signers).map(([gate, key], i) => ({ proposal_id: proposalId, position_id: s.seats.get(key)!.id, person_id: s.seats.get(key)!.person!, gate, act: 'signs', at: m.at(-126 + i, 10) }));
  await tx`insert into restructuring.signature ${tx(rows)}`;
}

/** An id that follows from a text and is one: version and variant are not left to the digest. */
const idFrom = (tx: Tx, text: string) => tx.unsafe(`overlay(overlay(md5(${text}) placing '7' from 13) placing '8' from 17)::uuid`);

/** Known since the day it was published, under ids that follow from the seed. */
async function dated(tx: Tx, m: Maker, proposalId: string): Promise<void> {
  const at = m.at(published, 9);
  const [{ from, to, act, seeded }] = await tx<[{ from: string; to: string; act: string; seeded: string }]>`select stamp_from::text as from, stamp_to::text as to, act_id as act, ${idFrom(tx, "'act ' || on_day::text")} as seeded from restructuring.wave where proposal_id = ${proposalId}`;
  await tx`update customers.custody set recorded = tstzrange(lower(recorded), ${at}) where upper(recorded) between ${from}::text::timestamptz and ${to}::text::timestamptz`;
  await tx`update customers.custody set recorded = tstzrange(${at}, null), id = ${idFrom(tx, 'account_id::text || valid::text')}, act_id = case when act_id = ${act} then ${seeded}::uuid else act_id end where lower(recorded) between ${from}::text::timestamptz and ${to}::text::timestamptz`;
  await tx`update restructuring.wave set stamp_from = ${at}, stamp_to = ${at}, act_id = ${seeded} where proposal_id = ${proposalId}`;
  await tx`update platform.fact set act_id = ${seeded} where act_id = ${act}`;
  await tx`update restructuring.proposal set known_at = ${at} where id = ${proposalId}`;
}

/** Steps done on their day or some days late; a few of the last still wait. */
async function handedOver(tx: Tx, m: Maker, proposalId: string): Promise<void> {
  await tx`
    update restructuring.continuity_step s set done_at = s.due_on + time '11:00' + (n.n % 5) * interval '1 day', done_by = h.person_id
      from (select x.id, row_number() over (order by p.account_id, x.kind) as n from restructuring.continuity_step x join restructuring.continuity_plan p on p.id = x.plan_id where p.proposal_id = ${proposalId}) n,
           organization.appointment h
     where n.id = s.id and h.position_id = s.position_id and upper_inf(h.recorded) and h.valid @> ${m.today}::date and (s.kind <> 'check_60' or n.n % 4 > 0)`;
}

async function answered(tx: Tx, s: Structure, on: (days: number, seat: Seat) => Ctx): Promise<void> {
  for (const [i, key] of ['sevilla', 'malaga', 'granada', 'cordoba', 'cadiz', 'extremadura'].entries()) {
    const seat = s.seats.get(key)!, ctx = on(s.passed + 31 + i, seat);
    await tx`select set_config('unisono.person', ${seat.person!}, true)`;
    const { rows: [pulse] } = await pulsesOfMine(ctx);
    await answerOnePulse(ctx, { pulseId: pulse!.id, answers: [...said[i]!] });
  }
  await tx`select set_config('unisono.person', '', true)`;
}
