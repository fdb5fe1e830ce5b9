import type { z } from 'zod';
import type { openDemo, state } from '../../../../contract/me.ts';
import { Refusal } from '../../../../platform/server/problem.ts';
import { isLoopback } from '../../../../platform/server/loopback.ts';
import { roles } from '../../rules/rights.ts';
import type { Visit } from '../../../../platform/server/visit.ts';

/** The password of every demo account. It opens nothing but made-up records, and is only told on loopback. */
export const demoPassword = 'alborada de muestra';

/** The first look, before anybody is known. */
export async function firstLook(visit: Visit): Promise<z.input<typeof state.output>> {
  const { installation } = visit.house;
  const company = installation.clock.company ?? (await installation.clock.load());
  if (!company) return { state: 'new', needsCode: installation.setUpCode !== null };
  const showAccounts = company.kind === 'demo' && isLoopback(visit.request.ip);
  return {
    state: 'ready', needsCode: false,
    company: { name: company.name, kind: company.kind, sendsMail: installation.sendsMail === true, ...(installation.leaveTo ? { leaveTo: installation.leaveTo } : {}) },
    ...(showAccounts ? { demoAccounts: await demoAccounts(visit) } : {}),
  };
}

/** One account for each role, told by a function of the database: nobody has signed in yet. */
async function demoAccounts(visit: Visit) {
  const order = Object.keys(roles);
  const rows = await visit.house.sql<{ role: string; name: string; email: string }[]>`
    select * from platform.demo_accounts(${visit.house.today(visit.now)}::date)`;
  return rows.sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role)).map(({ role, name, email }) => ({
    name, email, password: demoPassword, role: roles[role as keyof typeof roles] ?? { es: role, en: role },
  }));
}

export async function goToDemo(visit: Visit): Promise<z.input<typeof openDemo.output>> {
  const { openDemo: open } = visit.house.installation;
  if (!open) throw new Refusal('conflict', 'This is the demo company already.', 'platform.is_demo');
  return { address: await open() };
}
