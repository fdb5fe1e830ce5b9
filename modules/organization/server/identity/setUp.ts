import { timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';
import type { setUp } from '../../../../contract/me.ts';
import { currencies } from '../../../../contract/currencies.ts';
import { dateIn } from '../../../../platform/server/company.ts';
import { inTransaction } from '../../../../platform/server/db.ts';
import type { House } from '../../../../platform/server/http.ts';
import { Refusal } from '../../../../platform/server/problem.ts';
import type { Ctx } from '../../../../platform/server/request.ts';
import { openingFor } from '../../../../platform/server/scope.ts';
import { hashOf, systemActor } from '../people.ts';
import { countAttempt } from './attempts.ts';
import { found, type Plan } from './founding.ts';
import { hashPassword, refuseWeak } from './hashing.ts';
import { refuseUnknownZone } from './me.ts';
import { begin } from './sessions.ts';
import { asSelf, type Visit } from '../../../../platform/server/visit.ts';

type Input = z.output<typeof setUp.input>;

export async function setUpAndSignIn(visit: Visit, input: Input): Promise<z.input<typeof setUp.output>> {
  const { house } = visit;
  await checkCode(visit, input.code);
  const personId = await setUpCompany(house, input, visit.now, visit.request.id);
  const person = await house.installation.person(personId);
  const me = await asSelf(visit, person, false, (ctx) => begin(visit, ctx));
  return { me, next: await whereNext(house, input.start) };
}

/** The company is there whatever becomes of the demo: a demo that cannot be prepared is no reason to refuse set-up. */
async function whereNext({ installation }: House, start: Input['start']): Promise<string> {
  if (start === 'import') return '/settings/imports';
  if (start === 'demo' && installation.openDemo) return installation.openDemo().catch(() => '/');
  return '/';
}

async function checkCode(visit: Visit, code = ''): Promise<void> {
  const { setUpCode } = visit.house.installation;
  if (setUpCode === null) return;
  await countAttempt(visit.house.sql, 'set-up', visit.request.ip, visit.now);
  const given = code.replace(/[\s-]/g, '').toUpperCase();
  if (timingSafeEqual(hashOf(given), hashOf(setUpCode.replaceAll('-', '')))) return;
  throw new Refusal('not_allowed', 'That is not the code printed in the terminal.', 'platform.set_up_code', { fields: { code: 'platform.set_up_code' } });
}

/** Makes the company in one transaction of the system actor `setup`, and answers the first administrator's id. */
export async function setUpCompany(house: House, input: Plan, now: Date, requestId: string, via: Ctx['via'] = 'setup'): Promise<string> {
  refuseImpossible(input);
  if (house.installation.clock.company ?? (await house.installation.clock.load())) throw setUpOnce();
  const { administrator, company } = input;
  refuseWeak(administrator.password, { email: administrator.email, name: administrator.name, company: company.name }, 'administrator.password');
  const hashed = await hashPassword(administrator.password);
  const actor = systemActor('setup');
  const opening = openingFor(actor, 'organization.structure.change', false);
  const personId = await inTransaction(house.sql, opening, async (db, copyIn) => {
    const ctx: Ctx = { db, copyIn, person: actor, now, today: dateIn(company.timeZone, now), requestId, via };
    return found(ctx, input, hashed);
  });
  await house.installation.clock.load();
  return personId;
}

const setUpOnce = () => new Refusal('conflict', 'There is a company already.', 'platform.set_up_once');

function refuseImpossible({ company, markets }: Plan): void {
  refuseUnknownZone(company.timeZone, 'company.timeZone');
  refuseUnknownCurrency(company.currency, 'company.currency');
  for (const [i, market] of markets.entries()) {
    refuseUnknownZone(market.timeZone, `markets.${i}.timeZone`);
    refuseUnknownCurrency(market.currency, `markets.${i}.currency`);
  }
}

function refuseUnknownCurrency(currency: string, field: string): void {
  if (currencies.includes(currency)) return;
  throw new Refusal('invalid_input', 'There is no such currency.', 'platform.unknown_currency', { fields: { [field]: 'platform.unknown_currency' } });
}
