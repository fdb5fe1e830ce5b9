import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { me } from '../contract/me.ts';
import { frameDecision } from '../modules/decisions/contract.ts';
import { Mapping, startImport } from '../modules/exchange/contract.ts';
import { issueEdition } from '../modules/reporting/contract.ts';
import { createProposal } from '../modules/restructuring/contract.ts';
import { addDays } from '../words/days.ts';
import type { Journey } from './journey.ts';

/** What the demo company does not begin with and some screens show: an issued report, a proposal, a decision and an import. */
export async function leaveRecords(journey: Pick<Journey, 'enter'>): Promise<void> {
  const elena = await journey.enter('elena', { language: 'es' }), ana = await journey.enter('ana', { language: 'es' });
  const { company, seats } = await elena.ask(me, {}), soon = addDays(company.today, 40);
  const year = Number(company.today.slice(0, 4));
  await elena.ask(issueEdition, { from: `${year - 1}-01-01`, to: `${year}-01-01`, note: '' });
  await elena.ask(createProposal, { name: 'Portugal y España juntas', on: soon });
  await elena.ask(frameDecision, { title: 'Quién atiende Oporto', customerEffect: 'Nadie cambia de cara antes de enero.', reviewOn: soon, roles: [{ role: 'decides', seatId: seats[0]!.id }] });
  await ana.ask(startImport, { mapping: Mapping.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../examples/small-funnel/mapping.json'), 'utf8'))) });
  await elena.context.close();
  await ana.context.close();
}
