import type { Page } from 'playwright-core';
import { call } from '../../contract/call.ts';
import { me } from '../../contract/me.ts';
import { addDays } from '../../modules/organization/rules/index.ts';
import { createProposal, type Proposal, readProposal } from '../../modules/restructuring/contract.ts';
import type { DrawnCase, Line, Stage } from './cases.ts';
import { firstLines, frameLines, framesWhile, opened } from './chart.ts';
import { signedIn } from './loading.ts';

/*
  A restructuring drawn on the chart itself and in the table, in a real Chromium: a seat carried about and past the edges, dropped on
  another, and a cell written. The proposal is made anew each time, by the API.
*/

const seenWithin = 200;

async function proposed({ origin }: Stage): Promise<Proposal> {
  const caller = await signedIn(Number(new URL(origin).port)), { company } = await call(me, {}, caller);
  return call(createProposal, { name: 'Medida', on: addDays(company.today, 30) }, { ...caller, idempotencyKey: `drawing-${Date.now()}` });
}

/** From an act to the first frame in which `seen` is true, by the page's own clock. */
async function until(page: Page, seen: string, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate(`(() => { window.seenAt = undefined; addEventListener('pointerup', () => { window.actedAt = performance.now(); }, { capture: true, once: true }); addEventListener('keydown', () => { window.actedAt = performance.now(); }, { capture: true, once: true });
    const look = () => { if (${seen}) window.seenAt = performance.now(); else requestAnimationFrame(look); }; requestAnimationFrame(look); })()`);
  await act();
  for (let patience = 500; patience > 0 && !(await page.evaluate<boolean>('window.seenAt !== undefined')); patience -= 1) await page.waitForTimeout(20);
  return page.evaluate<number>('window.seenAt - window.actedAt');
}

const answered = async ({ origin }: Stage, { id, version }: Proposal, acts: number): Promise<void> => {
  const caller = await signedIn(Number(new URL(origin).port));
  for (let patience = 200; patience > 0; patience -= 1) {
    if ((await call(readProposal, { proposalId: id }, caller)).version >= version + acts) return;
    await new Promise((over) => { setTimeout(over, 50); });
  }
  throw new Error('what was drawn was not kept');
};

async function dragged(stage: Stage): Promise<Line[]> {
  const proposal = await proposed(stage), chart = await opened(stage, `/structure/proposals/${proposal.id}?see=chart`, '.structure .seat'), { page } = chart;
  const plane = (await page.locator('.chart-plane').boundingBox())!, seats = page.locator('.chart-sheet [data-seat]'), inside = async (from: number) => {
    for (let n = from; n < await seats.count(); n += 1) { const b = await seats.nth(n).boundingBox(); if (b && b.x > plane.x + 230 && b.x + b.width < plane.x + plane.width - 60 && b.y > plane.y + 70 && b.y + b.height < plane.y + plane.height - 70) return { b, id: (await seats.nth(n).getAttribute('data-seat'))!, n }; }
    throw new Error('no seat in view');
  };
  const from = await inside(0);
  await page.mouse.move(from.b.x + 60, from.b.y + 20);
  await page.mouse.down();
  const carried = await framesWhile(chart, async () => {
    const began = performance.now();
    // About the plane, and then into its lower and right edges, where it scrolls.
    for (let t = 0; t < 3000; t = performance.now() - began) await page.mouse.move(plane.x + plane.width * (0.5 + (t > 1500 ? 0.48 : 0.3) * Math.sin(t / 180)), plane.y + plane.height * (t > 1500 ? 0.97 : 0.5 + 0.3 * Math.cos(t / 240)));
  });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  const one = await inside(0), other = await inside(one.n + 1);
  await page.mouse.move(one.b.x + 60, one.b.y + 20);
  await page.mouse.down();
  await page.mouse.move(other.b.x + 60, other.b.y + 20, { steps: 8 });
  const asked = await until(page, `document.querySelector('[role=dialog] button[data-autofocus]')`, () => page.mouse.up());
  await page.locator('[role=dialog] button[data-autofocus]').waitFor();
  const drawn = await until(page, `document.querySelector('[data-seat="${one.id}"] .seat-tag')`, () => page.keyboard.press('Enter'));
  await answered(stage, proposal, 1);
  await chart.done();
  return [...firstLines('seats', chart), ...frameLines('a seat is carried', carried), { what: 'from the drop to what it asks', value: `${asked.toFixed(0)} ms`, aim: `${seenWithin} ms`, met: asked < seenWithin }, { what: 'from the choice to the seat in its new place', value: `${drawn.toFixed(0)} ms`, aim: `${seenWithin} ms`, met: drawn < seenWithin }];
}

async function written(stage: Stage): Promise<Line[]> {
  const proposal = await proposed(stage), table = await opened(stage, `/structure/proposals/${proposal.id}?see=table`, '.positions .grid-row'), { page } = table;
  await page.locator('.positions .grid').focus();
  await page.keyboard.press('Enter');
  await page.locator('.cell-edit input').waitFor();
  const typed = await framesWhile(table, () => page.keyboard.type(' de la costa y del interior', { delay: 40 }));
  const drawn = await until(page, `[...document.querySelectorAll('.positions [data-column=changes] .cust')].some((e) => e.textContent)`, () => page.keyboard.press('Enter'));
  await answered(stage, proposal, 1);
  await page.keyboard.press('ArrowRight');
  const found = await framesWhile(table, async () => { await page.locator('.positions input').first().focus(); await page.keyboard.type('equipo 12', { delay: 80 }); });
  const scrolled = await framesWhile(table, async () => {
    await page.locator('.positions input').first().fill('');
    await page.locator('.positions .grid').hover();
    for (const began = performance.now(); performance.now() - began < 2000;) await page.mouse.wheel(0, 300);
  });
  await table.done();
  return [...firstLines('rows', table), ...frameLines('a title is written', typed), { what: 'from Enter to the row that says what changes', value: `${drawn.toFixed(0)} ms`, aim: `${seenWithin} ms`, met: drawn < seenWithin }, ...frameLines('positions are searched', found), ...frameLines('the rows are scrolled', scrolled)];
}

export const studioCases: readonly DrawnCase[] = [
  { key: 'drawn on', title: 'A proposal drawn on the chart', run: dragged },
  { key: 'written', title: 'A proposal drawn in the table', run: written },
];
