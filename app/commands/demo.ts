import { Day } from '../../contract/shapes.ts';
import { PlainEnd } from '../../platform/server/plainly.ts';
import { withConnection } from '../../platform/server/postgres/roles.ts';
import { makeDemo, usualDemo } from '../demo.ts';
import { type Command, oneOf, optional, say, text, wholeNumber } from './command.ts';
import { atWork } from './workplace.ts';

export const demoCommand: Command = {
  name: 'demo',
  summary: { es: 'Prepara de nuevo la empresa de muestra, en su propia base de datos', en: 'Make the demo company anew, in a database of its own' },
  usage: '[--size s|m] [--seed N] [--today DATE]',
  options: { size: text, seed: text, today: text },
  run: (given) => atWork(async ({ database, beside, settings }) => {
    const usual = usualDemo(), today = optional(given, 'today') ?? usual.today;
    if (!Day.safeParse(today).success) throw new PlainEnd({ es: '--today es una fecha como 2026-11-23.', en: '--today is a date such as 2026-11-23.' });
    const options = { size: oneOf(given, 'size', ['s', 'm'], 's'), seed: wholeNumber(given, 'seed', usual.seed, 0, 2_147_483_647), today };
    await makeDemo(database, options);
    await withConnection(database.owner(), (sql) => sql`select pg_notify('unisono_installation', 'demo')`);
    const address = `http://127.0.0.1:${settings.port + 1}`;
    const where = beside ? say(`Está en ${address}`, `It is at ${address}`) : say(`Al arrancar estará en ${address}`, `Once started it will be at ${address}`);
    return { lines: [`${say('La empresa de muestra está lista.', 'The demo company is ready.')} ${where}`], json: { ...options, address } };
  }),
};
