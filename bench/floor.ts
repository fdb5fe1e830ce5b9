import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import postgres from 'postgres';
import type { Connect } from '../platform/server/db.ts';
import type { Recorded } from './recording.ts';

/*
  The floor: the least program that does the same database work. postgres.js and node:http, the same role and scope, one
  transaction, the same statements with the same parameters, JSON.stringify of what came back. No sign-in, no rights, no
  checks, no schema: what everything above costs is the difference.
*/

const { connection, cases, port } = JSON.parse(await text(process.stdin)) as { connection: Connect; cases: [string, Recorded][]; port: number };
const sql = postgres({ ...connection, max: 10, onnotice: () => undefined, connection: { application_name: 'floor' } });
const byPath = new Map(cases.map(([key, recorded]) => [`/${encodeURIComponent(key)}`, recorded]));

const server = createServer(async (request, response) => {
  request.resume();
  const { opening, rest } = byPath.get(request.url!)!;
  const reserved = await sql.reserve();
  const begun = reserved.unsafe(opening).execute();
  const answers = rest.map((s) => reserved.unsafe(s.sql, s.parameters as never[], { prepare: true }).execute());
  const committed = reserved.unsafe('commit').execute();
  await begun;
  let rows: unknown = null;
  for (const answer of answers) rows = await answer;
  await committed;
  reserved.release();
  const body = Buffer.from(JSON.stringify(rows));
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
});
server.listen(port, '127.0.0.1', () => console.log('floor'));
process.on('SIGTERM', () => process.exit(0));
