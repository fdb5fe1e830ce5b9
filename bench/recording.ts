import { routes } from '../app/routes.ts';
import { openHouse } from '../app/house.ts';
import { connect, statements, type Connect } from '../platform/server/db.ts';
import { serve } from '../platform/server/serve.ts';
import type { Case } from './cases.ts';

export interface Recorded { opening: string; rest: { sql: string; parameters: readonly unknown[] }[] }

/** What a case sends to the database: its opening and its statements, as the product sends them, heard on the wire. */
export async function record(app: Connect, cases: readonly Case[], token: string): Promise<Map<string, Recorded>> {
  const sql = connect(app, { max: 4, name: 'bench-recording' });
  const house = await openHouse(sql, { cookie: 'unisono', secure: false, publicUrl: () => '', secret: () => 'bench', setUpCode: null, openDemo: () => Promise.reject(new Error('no demo here')) });
  const server = await serve(house, routes, { logLevel: 'silent', trustProxy: false, secure: false });
  const recorded = new Map<string, Recorded>();
  for (const c of cases) {
    const heard: { sql: string; parameters: readonly unknown[] | null }[] = [];
    const listen = (message: unknown) => { heard.push(message as (typeof heard)[number]); };
    const ask = () => server.inject({ method: c.method, url: c.path, headers: { authorization: `Bearer ${token}` }, ...(c.body ? { payload: c.body } : {}) });
    await ask();
    statements.subscribe(listen);
    const answer = await ask();
    statements.unsubscribe(listen);
    if (answer.statusCode >= 400) throw new Error(`${c.key} ${c.path}: ${answer.body}`);
    const [opening, ...rest] = heard.filter((h) => h.parameters !== null || h.sql.startsWith('begin'));
    recorded.set(c.key, { opening: opening!.sql, rest: rest.map((r) => ({ sql: r.sql, parameters: r.parameters ?? [] })) });
  }
  await server.close();
  await sql.end({ timeout: 1 });
  return recorded;
}
