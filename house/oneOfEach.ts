import type { AssignmentWishes, Brief } from '../modules/restructuring/contract.ts';
import type { LossShares, ReviewFigures } from '../modules/transition/contract.ts';
import type { Sql } from '../platform/server/db.ts';
import type { TestCompany } from './testCompany.ts';

/** A row of every guarded noun, once within Marta's reach (Spain, her seat) and once within Claire's (France, her seat). */
export async function oneOfEach(sql: Sql, company: TestCompany): Promise<void> {
  await plant(sql, company.markets.ES, company.seats.marta, company.people.marta, company.seats.pau, 'GBP');
  await plant(sql, company.markets.FR, company.seats.claire, company.people.claire, company.seats.pau, 'CHF');
}

async function plant(sql: Sql, market: string, seat: string, person: string, other: string, rateTo: string): Promise<void> {
  await sql.begin(async (tx) => {
    const id = async (query: ReturnType<typeof tx>): Promise<string> => ((await query) as unknown as { id: string }[])[0]!.id;
    const account = await id(tx`insert into customers.account (market_id, name, custody_from, created_at) values (${market}, 'Uno', '2025-02-01', now()) returning id`);
    await tx`insert into customers.custody (account_id, market_id, position_id, valid, recorded) values (${account}, ${market}, ${seat}, '[2025-02-01,)', tstzrange(now(), null))`;
    await tx`insert into customers.account_team (account_id, market_id, position_id, role, valid, recorded) values (${account}, ${market}, ${other}, 'brand', '[2025-02-01,)', tstzrange(now(), null))`;
    await tx`insert into customers.custody_move (act_id, market_id, from_position_id, to_position_id, on_day, accounts, because, reason, at) values (uuidv7(), ${market}, ${other}, ${seat}, '2025-02-01', 1, 'by_hand', 'Reparto', now())`;
    const contact = await id(tx`insert into customers.contact (account_id, market_id, given_name, created_at) values (${account}, ${market}, 'Ada', now()) returning id`);
    await tx`insert into customers.permission (contact_id, market_id, channel, purpose, basis, evidence, obtained_at) values (${contact}, ${market}, 'email', 'commercial', 'consent', 'form', now())`;
    const twin = await id(tx`insert into customers.contact (account_id, market_id, given_name, created_at) values (${account}, ${market}, 'Adela', now()) returning id`);
    const merge = await id(tx`insert into customers.merge (kind, market_id, kept_id, absorbed_id, at, undone_at) values ('contact', ${market}, ${contact}, ${twin}, now(), now()) returning id`);
    await tx`insert into customers.merge_moved (merge_id, market_id, table_name, column_name, ids) values (${merge}, ${market}, 'customers.activity', 'contact_id', '{}')`;
    await tx`insert into customers.distinct_pair (one_id, other_id, market_id, at) values (least(${contact}::uuid, ${twin}::uuid), greatest(${contact}::uuid, ${twin}::uuid), ${market}, now())`;
    const talk = await id(tx`insert into customers.interaction (market_id, account_id, kind, division, channel, subject, starts_at, position_id, person_id)
      values (${market}, ${account}, 'direct', 'sales', 'call', 'Hola', now(), ${seat}, ${person}) returning id`);
    await tx`insert into customers.interaction_contact values (${talk}, ${contact}, ${market})`;
    await tx`insert into customers.note (position_id, person_id, account_id, body, written_at) values (${seat}, ${person}, ${account}, 'Nota', now())`;
    await tx`insert into customers.activity (position_id, market_id, account_id, kind, title, due_on) values (${seat}, ${market}, ${account}, 'visit', 'Visita', current_date)`;
    await tx`insert into customers.promise (account_id, market_id, position_id, title, given_on, due_on) values (${account}, ${market}, ${seat}, 'Muestras', current_date, current_date)`;
    await tx`insert into customers.need (account_id, market_id, position_id, title, registered_on) values (${account}, ${market}, ${seat}, 'Material', current_date)`;
    const model = await id(tx`insert into territories.model (name, created_at) values ('Modelo', now()) returning id`);
    await tx`insert into territories.territory (model_id, market_id, name, position_id, valid) values (${model}, ${market}, 'Norte', ${seat}, '[2025-01-01,)')`;
    await tx`insert into territories.exception (model_id, account_id, market_id, reason, made_at) values (${model}, ${account}, ${market}, 'Acuerdo', now())`;
    const campaign = await id(tx`insert into marketing.campaign (market_id, kind, name, currency, owner_position_id, created_at) values (${market}, 'event', 'Feria', 'EUR', ${other}, now()) returning id`);
    await tx`insert into marketing.campaign_line (campaign_id, market_id, channel) values (${campaign}, ${market}, 'event')`;
    await tx`insert into marketing.campaign_cost (campaign_id, market_id, spent_on, what, minor, currency) values (${campaign}, ${market}, current_date, 'Stand', 100, 'EUR')`;
    await tx`insert into marketing.campaign_step (campaign_id, market_id, to_state, at) values (${campaign}, ${market}, 'idea', now())`;
    const lead = await id(tx`insert into marketing.lead (market_id, name, origin_key, first_contact_on, account_id, created_at) values (${market}, 'Luz', 'web', '2025-03-01', ${account}, now()) returning id`);
    const touch = await id(tx`insert into marketing.touch (market_id, lead_id, origin_key, occurred_at, occurred_on) values (${market}, ${lead}, 'web', now(), '2025-03-01') returning id`);
    await tx`insert into organization.cost_rate (position_id, minor, currency, valid, recorded) values (${seat}, 4200000, 'EUR', '[2025-02-01,)', tstzrange(now(), null))`;
    await proposed(tx, { market, seat, person, other, account }, id);
    await sold(tx, { market, seat, other, account, lead, touch, rateTo }, id);
    await tx`insert into platform.fact (at, what, about_kind, about_id, guard, person_id, via) values (now(), 'customers.account_created', 'account', ${account}, ${market}, ${person}, 'session')`;
    await tx`insert into platform.personal_value (subject_id, guard, field, value) values (${contact}, ${market}, 'email', 'ada@example.test')`;
    await tx`insert into platform.file (guard, name, media_type, sha256, bytes, created_at) values (${market}, 'a.txt', 'text/plain', '\\x00', '\\x00', now())`;
  });
}

const wishesFor = (...seats: string[]): AssignmentWishes => ({
  seats: seats.map((seatId) => ({ seatId, capacity: null })), scope: { classes: [] }, serves: 'market', products: [], together: [], apart: [], frozen: [], keepExceptions: true, mostMoved: null, mostPoints: null, nearness: 'none', seconds: 30, seed: 1,
});

type Tx = Parameters<Parameters<Sql['begin']>[1]>[0];
/** A proposal that nobody but those who reach its author's seat sees, with a row of each kind. */
async function proposed(tx: Tx, { market, seat, person, other, account }: Omit<Planted, 'lead' | 'touch' | 'rateTo'> & { person: string }, id: (query: ReturnType<Tx>) => Promise<string>): Promise<void> {
  const proposal = await id(tx`insert into restructuring.proposal (position_id, author_id, name, known_at, hash, created_at, changed_at) values (${seat}, ${person}, 'Dos equipos en uno', now(), 'x', now(), now()) returning id`);
  await tx`insert into restructuring.wave (proposal_id, position_id, number, on_day) values (${proposal}, ${seat}, 1, '2030-01-01')`;
  await tx`insert into restructuring.change (proposal_id, position_id, place, wave, kind, body) values (${proposal}, ${seat}, 1, 1, 'close_unit', ${{ kind: 'close_unit', unitId: nowhere } as never}::jsonb)`;
  await tx`insert into restructuring.weighing (proposal_id, position_id, version, score, changing, parameters_from, at) values (${proposal}, ${seat}, 1, 12, 3, '2000-01-01', now())`;
  const signature = await id(tx`insert into restructuring.signature (proposal_id, position_id, person_id, gate, act, at) values (${proposal}, ${seat}, ${person}, 'customers', 'signs', now()) returning id`);
  await tx`insert into restructuring.signature_void (signature_id, proposal_id, position_id, at, because) values (${signature}, ${proposal}, ${seat}, now(), 'changes_added')`;
  await tx`insert into restructuring.check_answer (proposal_id, position_id, person_id, gate, code, text, at) values (${proposal}, ${seat}, ${person}, 'consultation', 'people_told', 'Sí', now())`;
  await tx`insert into restructuring.continuity_intent (proposal_id, account_id, position_id, person_id, at) values (${proposal}, ${account}, ${seat}, ${person}, now())`;
  await tx`insert into restructuring.assignment (proposal_id, position_id, person_id, run_id, asked_at, wishes) values (${proposal}, ${seat}, ${person}, uuidv7(), now(), ${wishesFor(seat, other) as never}::jsonb)`;
  const plan = await id(tx`insert into restructuring.continuity_plan (proposal_id, wave, account_id, market_id, from_position_id, to_position_id, begins_on, overlap_until, brief)
    values (${proposal}, 1, ${account}, ${market}, ${seat}, ${other}, '2030-01-01', '2030-01-31', ${brief as never}::jsonb) returning id`);
  await tx`insert into restructuring.continuity_step (plan_id, market_id, kind, position_id, due_on) values (${plan}, ${market}, 'brief', ${seat}, '2029-12-18')`;
  await tx`insert into restructuring.halt (proposal_id, position_id, cause, at) values (${proposal}, ${seat}, 'by_hand', now())`;
  await tx`insert into restructuring.prediction (proposal_id, wave, position_id, at, figures) values (${proposal}, 1, ${seat}, now(), '{}')`;
  await tx`insert into transition.review (proposal_id, wave, position_id, ordinal, days, due_on, computed_at, figures) values (${proposal}, 1, ${seat}, 1, 30, '2030-01-31', now(), ${figures as never}::jsonb)`;
  const pulse = await id(tx`insert into transition.pulse (proposal_id, wave, position_id, ordinal, changed_on, opens_on, closes_on) values (${proposal}, 1, ${seat}, 1, '2030-01-01', '2030-01-31', '2030-02-14') returning id`);
  await tx`insert into transition.pulse_asked (pulse_id, person_id) values (${pulse}, ${person})`;
  await tx`insert into transition.pulse_answered (pulse_id, person_id) values (${pulse}, ${person})`;
  await tx`insert into transition.pulse_sum (pulse_id, question, answers, total) values (${pulse}, 1, 1, 4)`;
  await tx`insert into transition.calibration (reviews, observed, in_force, proposed, accepted, reason, at, person_id) values (array[${pulse}::uuid], ${shares as never}::jsonb, ${shares as never}::jsonb, ${shares as never}::jsonb, false, 'Pocos', now(), ${person})`;
}

const nowhere = '01900000-0000-7000-8000-000000000000';
const brief: Brief = { contacts: [], promises: [], needs: [], deals: [], lastContact: null, booked: { minor: '0', currency: 'EUR' } };
const shares: LossShares = { low: 0.1, base: 0.2, high: 0.3 };
const bookings: ReviewFigures['bookings'] = { moved: null, matched: null, loss: null, error: null, movedAccounts: 1, matchedAccounts: 0, withoutLike: 1, pace: 1, reasons: [] };
const figures: ReviewFigures = {
  cost: { predicted: null, realised: null }, outsideBand: { predicted: 0, realised: 0 }, layers: { predicted: null, realised: 3 },
  focus: { before: null, predicted: null, realised: null, evidence: null, lowEvidence: true, people: 1, reasons: [] }, resale: bookings, bookings,
  atRisk: { predicted: null, realised: null, exposed: null }, steps: { all: 1, done: 0, late: 0 }, lost: { moved: 0, movedOf: 1, matched: 0, matchedOf: 0 },
};

interface Planted { market: string; seat: string; other: string; account: string; lead: string; touch: string; rateTo: string }

async function sold(tx: Tx, p: Planted, id: (query: ReturnType<Tx>) => Promise<string>): Promise<void> {
  const deal = await id(tx`insert into sales.opportunity (account_id, market_id, owner_position_id, pipeline_id, stage_id, name, amount_minor, currency, created_at)
    select ${p.account}, ${p.market}, ${p.seat}, pipeline_id, id, 'Obra', 1000, 'EUR', now() from sales.stage order by place limit 1 returning id`);
  await tx`insert into sales.opportunity_step (opportunity_id, owner_position_id, stage_id, state, amount_minor, at) select id, owner_position_id, stage_id, state, amount_minor, now() from sales.opportunity where id = ${deal}`;
  const product = await id(tx`insert into sales.product (code, name) values (${`P-${p.market.slice(0, 8)}`}, 'Salina') returning id`);
  await tx`insert into sales.opportunity_product (opportunity_id, product_id, owner_position_id) values (${deal}, ${product}, ${p.seat})`;
  const booking = await id(tx`insert into sales.booking_event (opportunity_id, account_id, market_id, owner_position_id, lead_id, booked_on, minor, currency, reporting_minor, reporting_currency, recorded_at)
    values (${deal}, ${p.account}, ${p.market}, ${p.seat}, ${p.lead}, '2025-04-01', 1000, 'EUR', 1000, 'EUR', now()) returning id`);
  const rate = await id(tx`insert into sales.fx_rate (from_currency, to_currency, rate, valid) values ('USD', ${p.rateTo}, 1.1, '[2025-01-01,)') returning id`);
  await tx`insert into sales.credit_split (account_id, market_id, from_position_id, to_position_id, from_bp, valid, act_id) values (${p.account}, ${p.market}, ${p.seat}, ${p.other}, 5000, '[2025-03-01,2025-04-01)', uuidv7())`;
  await tx`insert into sales.booking_conversion (booking_id, owner_position_id, fx_rate_id, reporting_minor, reporting_currency, converted_at) values (${booking}, ${p.seat}, ${rate}, 1000, 'EUR', now())`;
  await tx`insert into reporting.frozen_weight (booking_id, model, touch_id, owner_position_id, weight) values (${booking}, 'first', ${p.touch}, ${p.seat}, 1)`;
  await tx`insert into reporting.allocation (booking_id, model, touch_id, owner_position_id, origin_key, booked_on, minor, currency, reporting_minor)
    values (${booking}, 'first', ${p.touch}, ${p.seat}, 'web', '2025-04-01', 1000, 'EUR', 1000)`;
  await tx`insert into coordination.hand_off (lead_id, account_id, market_id, from_position_id, to_position_id, agreement_id, drafted_at)
    select ${p.lead}, ${p.account}, ${p.market}, ${p.other}, ${p.seat}, id, now() from coordination.agreement limit 1`;
  await tx`insert into coordination.hand_off_pause (hand_off_id, market_id, reason, paused_at, runs_again_at) select id, market_id, 'returned_for_data', now(), now() + interval '1 day' from coordination.hand_off where market_id = ${p.market} limit 1`;
  await tx`insert into coordination.support_request (market_id, from_position_id, to_position_id, account_id, title, asked_at, wanted_on)
    values (${p.market}, ${p.seat}, ${p.other}, ${p.account}, 'Expositor', now(), current_date)`;
}
