import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsOf, type Language } from './browser.ts';
import { choose, findByName, hear, press, write } from './hands.ts';
import { beginJourney, type Journey } from './journey.ts';
import { receiversOf } from './people.ts';

let journey: Journey;
beforeAll(async () => { journey = await beginJourney('prepared'); }, 180_000);
afterAll(() => journey?.close());

const inLanguage = {
  es: { company: 'Reformas Alquerías', missing: 'Falta el plazo de la obra', brief: 'Reforma de un hotel, 1.800 m² de porcelánico. La obra empieza en marzo.', deal: 'Hotel Alquerías, porcelánico', amount: '48.300,50', asked: '¿Qué formato quieren?', given: '120×120, en mate' },
  en: { company: 'Harbour Interiors', missing: 'When does the work start?', brief: 'Refurbishing a hotel, 1,800 m² of porcelain. Work starts in March.', deal: 'Harbour hotel, porcelain', amount: '48,300.50', asked: 'Which size do they want?', given: '120×120, matt' },
};

test.each<Language>(['es', 'en'])('in %s, marketing hands a lead of a campaign to sales, who returns it with a reason; corrected and offered again, it is accepted, its clock paused until marketing gives what is missing, worked, won and booked', async (language) => {
  const words = wordsOf[language], w = words.coordination, { company, missing, brief, deal, amount, asked, given } = inLanguage[language];
  const beatriz = await journey.enter('beatriz', { language });

  await beatriz.page.goto('/marketing/leads?new=1');
  await write(beatriz.page, w.fields.company, company);
  await write(beatriz.page, w.fields.contact, 'Nuria Soler');
  await write(beatriz.page, w.fields.email, `nuria@${language}.example`);
  await choose(beatriz.page, w.fields.market, /España|Spain/);
  await choose(beatriz.page, w.fields.origin);
  const campaign = await choose(beatriz.page, w.fields.campaign);
  await press(beatriz.page, w.leads.create);
  await hear(beatriz.page, w.leads.created(company));
  await beatriz.page.getByRole('link', { name: campaign }).first().waitFor();

  await beatriz.page.waitForURL(/lead=/);
  const [proposed] = await receiversOf(journey, beatriz, new URL(beatriz.page.url()).searchParams.get('lead')!, language);
  const seller = await journey.enter(proposed!.login, { language });
  await press(beatriz.page, w.leads.offer);
  await beatriz.page.getByRole('radio', { name: proposed!.name, checked: true }).waitFor();
  await press(beatriz.page, w.leads.offer);
  await hear(beatriz.page, w.done.offer);

  await seller.page.goto('/coordination');
  await press(seller.page, company);
  await press(seller.page, w.verbs.return);
  await seller.page.getByRole('radio').first().check();
  await write(seller.page, w.forms.note, missing);
  await press(seller.page, w.verbs.return);
  await hear(seller.page, w.done.return);

  await beatriz.page.goto('/coordination');
  await beatriz.page.getByText(missing).first().waitFor();
  await press(beatriz.page, company);
  await press(beatriz.page, w.verbs.offer_again);
  await write(beatriz.page, w.forms.correction, brief);
  await press(beatriz.page, w.verbs.offer_again);
  await hear(beatriz.page, w.done.offer_again);

  await seller.page.goto('/coordination');
  await seller.page.getByText(brief).first().waitFor();
  await press(seller.page, company);
  await press(seller.page, w.verbs.accept);
  await press(seller.page, w.verbs.accept);
  await seller.page.getByText(w.states.accepted).first().waitFor();

  await press(seller.page, w.pauses.pause);
  await seller.page.getByRole('radio', { name: w.pauses.reasons.returned_for_data }).check();
  await write(seller.page, w.pauses.missing, asked);
  await seller.page.getByText(w.pauses.weighed.most).waitFor();
  await press(seller.page, w.pauses.pause);
  await hear(seller.page, w.pauses.doneData);
  await beatriz.page.goto('/coordination');
  await beatriz.page.getByText(asked).first().waitFor();
  await press(beatriz.page, company);
  await press(beatriz.page, w.pauses.giveData);
  await write(beatriz.page, w.pauses.answer, given);
  await press(beatriz.page, w.pauses.giveData);
  await hear(beatriz.page, w.pauses.given);
  await seller.page.getByText(given).waitFor();

  await press(seller.page, w.verbs.attempt);
  await hear(seller.page, w.done.attempt);
  await press(seller.page, w.verbs.contact);
  await hear(seller.page, w.done.contact);
  await press(seller.page, w.verbs.qualify);
  await write(seller.page, w.forms.opportunityName, deal);
  await write(seller.page, w.forms.amount, amount);
  await press(seller.page, w.verbs.qualify);
  await hear(seller.page, w.done.qualify);

  await findByName(seller.page, deal);
  await seller.page.getByRole('heading', { level: 1, name: deal }).waitFor();
  await press(seller.page, words.sales.win);
  await press(seller.page, words.sales.winDo);
  await hear(seller.page, words.sales.won(deal));
  await seller.page.getByRole('cell', { name: amount }).first().waitFor();

  await beatriz.page.goto('/marketing/leads?standing=qualified');
  await beatriz.page.getByRole('row', { name: company }).filter({ hasText: w.states.qualified }).first().waitFor();
  expect([...beatriz.complaints, ...seller.complaints]).toEqual([]);
}, 120_000);
