import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { me } from '../contract/me.ts';
import { listMoves } from '../modules/focus/contract.ts';
import { GateCode } from '../modules/restructuring/contract.ts';
import { type Language, type Visitor, wordsOf } from './browser.ts';
import { choose, hear, press, write } from './hands.ts';
import { administrator } from './installation.ts';
import { beginJourney, type Journey } from './journey.ts';

/* A company that starts empty on a Monday: its organogram and its customers come from files, and a restructuring goes from a drawing to the day list. */

const seats = ['Dirección comercial', 'Jefatura Norte', 'Jefatura Sur', 'Ventas Bilbao', 'Ventas Vigo', 'Ventas Oviedo', 'Ventas Sevilla', 'Ventas Málaga', 'Ventas Cádiz', 'Ventas Murcia', 'Ventas Jaén', 'Apoyo a ventas'];
const managers = ['', 'P1', 'P1', 'P2', 'P2', 'P2', 'P3', 'P3', 'P3', 'P3', 'P3', 'P1'];
const csv = (rows: readonly (readonly (string | number)[])[]) => Buffer.from(`${rows.map((r) => r.join(';')).join('\r\n')}\r\n`);
const organogram = (on: string, people: readonly string[]) => ({ name: `organigrama-${on}.csv`, mimeType: 'text/csv', buffer: csv([['Referencia', 'Puesto', 'Nombre', 'Unidad', 'Depende de'], ...seats.map((title, i) => [`P${i + 1}`, title, people[i] ?? '', i === 0 ? 'Dirección' : i < 2 || (i > 2 && i < 6) ? 'Norte' : 'Sur', managers[i]!])]) });
const people = seats.map((_, i) => `Persona ${i + 1}`);
const customers = (language: Language) => ({ name: language === 'es' ? 'clientes.csv' : 'customers.csv', mimeType: 'text/csv', buffer: csv([
  language === 'es' ? ['Código', 'Nombre', 'CP', 'Ciudad', 'Sector', 'Mercado', 'Clase', 'Estado', 'Cliente desde', 'Comercial'] : ['Customer number', 'Customer', 'Postal code', 'City', 'Industry', 'Market', 'Class', 'Status', 'Customer since', 'Account manager'],
  ...Array.from({ length: 40 }, (_, i) => [`C${i + 1}`, `Baños ${i + 1}`, i % 2 ? '28001' : '48001', i % 2 ? 'Madrid' : 'Bilbao', 'Obra', 'ES', 'ABC'[i % 3]!, language === 'es' ? 'Cliente' : 'Customer', `${(i % 27) + 2}/11/2020`, i < 10 ? 'Ana Ferrer' : seats[3 + (i % 8)]!]),
]) });

const inLanguage = {
  es: { merge: 'Una sola jefatura', part: 'Madrid a Sevilla', close: 'Cerrar Vigo', role: /^Dirección comercial/, seen: 'Hablado con los equipos.' },
  en: { merge: 'One regional lead', part: 'Madrid to Seville', close: 'Close Vigo', role: /^Commercial director/, seen: 'Talked over with the teams.' },
};

describe.each<Language>(['es', 'en'])('in %s', (language) => {
  let journey: Journey;
  beforeAll(async () => { journey = await beginJourney('prepared'); }, 180_000);
  afterAll(() => journey?.close());

  test('an organogram and a customer list become three proposals, one is signed, published in two waves and followed up on the day', async () => {
    const words = wordsOf[language], w = words.restructuring, say = inLanguage[language];
    const ana = await journey.enterOwn(administrator, { language }), { page } = ana, seat = (await ana.ask(me, {})).seats[0]!;

    await bringOrganogram(ana, language);
    await page.goto(`/structure?seat=${seat.id}&form=grant`);
    await choose(page, words.organization.settings.role, say.role);
    await press(page, words.organization.settings.grantRole);
    await hear(page, words.organization.settings.granted);
    await bringCustomers(ana, language);

    const draw = async (name: string, kind: string, said: [string, string | RegExp][]) => {
      await page.goto('/structure/proposals?new=1');
      await write(page, w.form.name, name);
      await write(page, w.form.on, language === 'es' ? 'hoy' : 'today');
      await press(page, w.form.create);
      await page.waitForURL(/\/proposals\/[0-9a-f-]{36}/);
      await page.locator('.whole-row').first().waitFor();
      await press(page, w.changes.add);
      await choose(page, w.changes.kind, kind);
      for (const [label, what] of said) await choose(page, label, what);
      await press(page, w.changes.add);
      await hear(page, w.done.added);
      return new URL(page.url()).pathname.split('/').at(-1)!;
    };
    const { fields, kinds } = w.changes;
    await draw(say.part, kinds.move_portfolio, [[fields.from, 'Ventas Bilbao'], [fields.to, 'Ventas Sevilla']]);
    await draw(say.close, kinds.close_position, [[fields.position, 'Ventas Vigo'], [fields.successor, 'Ventas Oviedo']]);
    const proposalId = await draw(say.merge, kinds.move_portfolio, [[fields.from, 'Ana Ferrer'], [fields.to, 'Ventas Bilbao']]);

    // On the whole structure a seat is dragged onto another: two teams become one, in a second wave.
    await page.goto(`/structure/proposals/${proposalId}?form=waves`);
    await press(page, w.wavesForm.add);
    await write(page, w.wavesForm.wave('2'), '+20');
    await press(page, w.wavesForm.save);
    await hear(page, w.done.waves);
    await page.goto(`/structure/proposals/${proposalId}?all=true`);
    await page.getByLabel(w.whole.find).fill('jefatura');
    const row = (title: string) => page.locator('.whole-row .tn').filter({ hasText: title });
    await row('Jefatura Sur').dragTo(row('Jefatura Norte'));
    await page.getByRole('dialog').getByRole('button', { name: w.drop.close('Jefatura Norte') }).click();
    await hear(page, w.done.added);
    await page.goto(`/structure/proposals/${proposalId}?see=list`);
    await press(page, w.changes.says.close_position('Jefatura Sur', 'Jefatura Norte'));
    await choose(page, w.changes.wave, /^2:/);
    await press(page, w.changes.replace);
    await hear(page, w.done.replaced);

    await page.goto('/structure/proposals');
    for (const name of [say.part, say.close, say.merge]) await page.getByRole('checkbox', { name: words.platform.list.pickRow(name) }).check();
    await page.getByRole('button', { name: new RegExp(w.compare) }).last().click();
    await page.getByRole('row', { name: new RegExp(w.compared.rows.changing) }).waitFor();

    await page.goto(`/structure/proposals/${proposalId}`);
    await press(page, w.acts.share);
    await hear(page, w.done.shared);
    await signAll(ana, language, proposalId, say.seen);
    await page.goto(`/structure/proposals/${proposalId}`);
    for (const done of [w.publish.inForceNow, w.publish.published]) {
      await press(page, w.publish.publish);
      await press(page, w.publish.publishNow);
      await hear(page, done);
      await page.getByRole('button', { name: w.publish.publishNow, exact: true }).waitFor({ state: 'detached' });
    }

    await page.goto('/');
    const { standing } = words.transition;
    await press(page.locator('section.day-section').filter({ hasText: standing.mine, visible: true }), standing.finish);
    await hear(page, standing.stepDone);
    await page.goto(`/structure/proposals/${proposalId}`);
    for (const [begin, act, done] of [[standing.halt, standing.halt, standing.haltedDone], [standing.decide, standing.resume, standing.resumedDone]] as const) {
      await press(page, begin);
      await write(page, standing.why, say.seen);
      await press(page, act);
      await hear(page, done);
    }

    const [move] = (await ana.ask(listMoves, {})).rows;
    expect(move).toMatchObject({ accounts: 10, because: 'restructuring', reason: say.merge });
    await page.goto(`/account-moves?act=${move!.actId}`);
    await page.getByText(words.focus.moves.not.by_proposal).waitFor();
    expect(ana.complaints).toEqual([]);
  }, 240_000);
});

async function bringOrganogram({ page }: Visitor, language: Language): Promise<void> {
  const words = wordsOf[language].directory;
  await page.goto('/settings/organograms?new=1');
  await page.locator('input[type=file]').first().setInputFiles([organogram('2024-01-31', people), organogram('2025-01-31', [...people.slice(0, 11), 'Persona 13'])]);
  await page.getByText('organigrama-2025-01-31.csv').waitFor();
  await choose(page, words.unitFunction, words.functions.sales);
  await press(page, words.look);
  await press(page, words.bring);
  await page.waitForURL((url) => !url.search.includes('new=1'));
}

async function bringCustomers({ page }: Visitor, language: Language): Promise<void> {
  const words = wordsOf[language].exchange;
  await page.goto('/settings/imports?new=1');
  await page.locator('input[type=file]').first().setInputFiles(customers(language));
  await press(page, words.check);
  await page.getByText(words.noProblems).waitFor();
  await press(page, words.run);
  await page.getByText(words.states.done, { exact: true }).first().waitFor();
}

/** Everybody who changes hands gets a plan; what a gate asks and is not met is answered in writing, and each is signed in its order. */
async function signAll({ page }: Visitor, language: Language, proposalId: string, text: string): Promise<void> {
  const { gates: w, intents, points } = wordsOf[language].restructuring, drawer = page.getByRole('complementary').filter({ has: page.locator('.gate') });
  for (const code of GateCode.options) {
    await page.goto(`/structure/proposals/${proposalId}?gate=${code}`);
    await drawer.getByText(w.lead[code]).waitFor();
    await drawer.locator('.point').first().waitFor();
    if (code === 'customers') {
      await press(drawer, intents.all);
      await write(drawer, intents.how, text);
      await press(drawer, intents.plan('10'));
      await drawer.getByText(intents.none).waitFor();
      await drawer.locator('.point[data-met]').filter({ hasText: points.checks['continuity_planned']! }).waitFor();
    }
    const open = drawer.locator('.point:not([data-met])');
    for (let left = await open.count(); left > 0; left -= 1) {
      await open.first().getByRole('button', { name: new RegExp(`^(${w.toAnswer}|${w.excuse})$`) }).click();
      await drawer.locator('.point textarea').fill(text);
      await press(drawer, w.saveAnswer);
      await expect.poll(() => open.count(), { timeout: 15_000 }).toBe(left - 1);
      // What was answered is told before its form has gone.
      await drawer.locator('.point textarea').waitFor({ state: 'detached' });
    }
    await press(drawer, w.sign);
    await drawer.locator('.signed').waitFor();
  }
}
