import { afterAll, beforeAll, expect, test } from 'vitest';
import { oneOfEach } from '../../../house/oneOfEach.ts';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { changeInteraction, eraseContact, getContact, logInteraction, planActivity } from '../../customers/contract.ts';
import { changeLead, eraseLead, getLead } from '../../marketing/contract.ts';
import { changeOpportunity } from '../../sales/contract.ts';
import {
  acceptHandOff, askForSupport, attemptHandOff, contactHandOff, createHandOff, disputeHandOff, getHandOff, giveHandOffData, type HandOff, listRequests, moveRequest, pauseHandOff, qualifyHandOff, resolveHandOff, returnHandOff,
} from '../contract.ts';
import { newLead } from './fixtures.ts';

/* A telephone number written into every text that is kept of one person: none of them is left once that person's data are erased. */

let house: TestHouse;
beforeAll(async () => { house = await openTestHouse(); });
afterAll(() => house.close());

const phone = '677 312 084';
let n = 0;
/** The number with a mark of its own each time, to tell from where it was left. */
const written = (where: string): string => `${where} ${phone} (${++n})`;
const id = (h: { id: string }) => ({ handOffId: h.id });

/** Every row of every table in which the number stands. */
async function left(): Promise<string[]> {
  const tables = await house.owner<{ name: string }[]>`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`;
  expect(tables.length).toBeGreaterThan(90);
  const rows = await house.owner.unsafe(tables.map((t) => `select '${t.name}: ' || x::text as said from ${t.name} x where x::text like '%${phone}%'`).join(' union all '));
  return rows.map((r) => r['said'] as string);
}

/** A lead of that number whose hand-off was paused for data, returned, disputed and settled, with what was asked, planned and logged about it. */
async function troubled(): Promise<HandOff> {
  const lead = await newLead(house, { name: written('Amparo Gil'), phone: '600 000 000', landingPage: `/salina?tel=${phone}` }), about = { objectKind: 'lead' as const, objectId: lead.id };
  await call(changeLead, { leadId: lead.id, version: lead.version, phone }, house.as('rocio'));
  const h = await call(createHandOff, { leadId: lead.id, toPositionId: house.seats.marta, brief: written('Llamar al') }, house.as('rocio'));
  await call(pauseHandOff, { ...id(h), reason: 'returned_for_data', note: written('No contesta en el') }, house.as('marta'));
  house.setNow('2026-11-23T10:30:00+01:00');
  await call(giveHandOffData, { ...id(h), answer: written('Ahora está en el') }, house.as('rocio'));
  await call(returnHandOff, { ...id(h), reason: 'duplicate', note: written('El mismo del') }, house.as('marta'));
  await call(disputeHandOff, { ...id(h), note: written('No es el del') }, house.as('rocio'));
  await call(resolveHandOff, { ...id(h), resolvedFor: 'sender', note: written('Es otro, el del') }, house.as('elena'));
  const asked = await call(askForSupport, { toPositionId: house.seats.pau, title: written('Carta para el'), detail: written('Vive en el'), wantedOn: '2026-11-26', ...about }, house.as('marta'));
  await call(moveRequest, { requestId: asked.id, verb: 'decline', reason: written('Nos lo pidió desde el'), alternative: written('Llamadle al') }, house.as('pau'));
  await call(planActivity, { kind: 'call', title: written('Llamar al'), place: written('Desde el'), dueOn: '2026-11-25', ...about }, house.as('marta'));
  await call(planActivity, { kind: 'call', title: written('Volver a llamar al'), dueOn: '2026-11-25', objectKind: 'hand_off', objectId: h.id }, house.as('marta'));
  const logged = await call(logInteraction, { channel: 'call', subject: written('Hablamos en el'), outcome: written('Quedamos en el'), startsAt: '2026-11-20T09:00:00Z', ...about }, house.as('marta'));
  await call(changeInteraction, { interactionId: logged.id, version: logged.version, subject: written('Al fin, en el') }, house.as('marta'));
  return h;
}

test('a lead’s number is left nowhere once its data are erased, and what is counted stays', async () => {
  const h = await troubled();
  expect((await left()).length).toBeGreaterThan(10);
  const file = (who: 'ana' | 'rocio') => fetch(`${house.origin}/api/v1/leads/${h.lead.id}/personal.json`, { headers: house.as(who).headers! });
  expect((await file('rocio')).status).toBe(403);
  const held = await (await file('ana')).text(), told = new Set([...held.matchAll(/\((\d+)\)/g)].map((m) => Number(m[1])));
  expect(Array.from({ length: n }, (_, i) => i + 1).filter((mark) => !told.has(mark))).toEqual([]);
  await call(eraseLead, { leadId: h.lead.id }, house.as('ana'));
  expect(await left()).toEqual([]);
  expect(await call(getLead, { leadId: h.lead.id }, house.as('rocio'))).toMatchObject({ landingPage: '/salina' });
  expect(await call(getHandOff, id(h), house.as('marta'))).toMatchObject({
    state: 'resolved_for_sender', brief: '—', returnReason: { key: 'duplicate' }, returnNote: '—', disputeNote: '—', resolveNote: '—', pauses: [{ reason: 'returned_for_data', note: '—', answer: '—' }],
  });
  const request = (await call(listRequests, { mine: true }, house.as('marta'))).rows.find((r) => r.title === '—');
  expect(request).toMatchObject({ state: 'declined', detail: '—', declineReason: '—', alternative: '—' });
});

test('erasing a contact reaches its leads and their hand-offs, its deals, and what was planned with it; the file that is handed over tells them first', async () => {
  const lead = await newLead(house, { name: `Amparo ${phone}`, phone });
  const h = await call(createHandOff, { leadId: lead.id, toPositionId: house.seats.marta, brief: written('Llamar al') }, house.as('rocio'));
  await call(acceptHandOff, id(h), house.as('marta'));
  const { account, contact } = await call(getLead, { leadId: lead.id }, house.as('marta')), contactId = contact!.id;
  await call(attemptHandOff, id(h), house.as('marta'));
  await call(contactHandOff, id(h), house.as('marta'));
  const deal = await call(qualifyHandOff, { ...id(h), name: 'Reforma de baños' }, house.as('marta'));
  const next = written('Llamar otra vez al');
  await call(changeOpportunity, { opportunityId: deal.opportunityId!, version: 1, nextStep: next }, house.as('marta'));
  const visit = written('Visita, avisar al');
  await call(planActivity, { kind: 'visit', title: visit, place: written('Se entra llamando al'), dueOn: '2026-11-25', accountId: account!.id, contactId }, house.as('marta'));
  await call(logInteraction, { accountId: account!.id, channel: 'call', subject: written('Hablamos en el'), startsAt: '2026-11-20T09:00:00Z', contactIds: [contactId] }, house.as('marta'));
  const other = await call(logInteraction, { accountId: account!.id, channel: 'meeting', subject: 'Obra de Serena', startsAt: '2026-11-20T11:00:00Z' }, house.as('marta'));

  const held = await (await fetch(`${house.origin}/api/v1/contacts/${contactId}/personal.json`, { headers: house.as('elena').headers! })).text();
  for (const text of [h.brief, next, visit]) expect(held).toContain(text);
  await call(eraseContact, { contactId }, house.as('elena'));
  expect(await left()).toEqual([]);
  const erased = await call(getLead, { leadId: lead.id }, house.as('rocio'));
  expect(erased).toMatchObject({ name: '', phone: null });
  expect(erased.erasedAt).not.toBeNull();
  expect(await house.owner`select what from platform.fact where about_id = ${lead.id} and what = 'marketing.lead_erased'`).toHaveLength(1);
  expect(await call(getContact, { contactId }, house.as('marta'))).toMatchObject({ erased: true });
  expect((await house.owner`select name, next_step from sales.opportunity where id = ${deal.opportunityId}`)[0]).toEqual({ name: 'Reforma de baños', next_step: '—' });
  expect((await house.owner`select subject from customers.interaction where id = ${other.id}`)[0]).toEqual({ subject: 'Obra de Serena' });
});

test('a contact is erased from what a hand-over told of its customer and from what an import kept, its colleagues are not', async () => {
  await oneOfEach(house.owner, house);
  const [contact] = await house.owner<{ id: string; account_id: string }[]>`select id, account_id from customers.contact where given_name = 'Ada' and market_id = ${house.markets.ES}`, contactId = contact!.id;
  const contacts = [{ id: contactId, name: `Ada ${phone}`, jobTitle: 'Compras', language: 'es' }, { id: house.people.marta, name: 'Otra persona', jobTitle: null, language: 'es' }];
  await house.owner`update restructuring.continuity_plan set brief = jsonb_set(brief, '{contacts}', ${contacts as never}::jsonb) where account_id = ${contact!.account_id}`;
  const [run] = await house.owner<{ id: string }[]>`insert into exchange.import_run (person_id, name, mapping, created_at) values (${house.people.ana}, 'Contactos', '{}', now()) returning id`;
  await house.owner`insert into exchange.import_change (run_id, person_id, noun, record_id, created, before, after) values (${run!.id}, ${house.people.ana}, 'contact', ${contactId}, false, ${{ phone } as never}::jsonb, ${{ phone: `+34 ${phone}` } as never}::jsonb)`;
  expect(await left()).toHaveLength(2);
  await call(eraseContact, { contactId }, house.as('elena'));
  expect(await left()).toEqual([]);
  expect((await house.owner`select brief -> 'contacts' as told from restructuring.continuity_plan where account_id = ${contact!.account_id}`)[0]).toEqual({ told: [{ id: contactId, name: '—', jobTitle: null, language: null }, contacts[1]] });
});
