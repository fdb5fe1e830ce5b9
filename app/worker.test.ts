import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorker } from './worker.ts';
import { openHouse } from './house.ts';
import { tasksOf } from './tasks.ts';
import { systemActor } from '../modules/organization/server/index.ts';
import { connect, inTransaction, type Sql } from '../platform/server/db.ts';
import type { House } from '../platform/server/http.ts';
import { enqueue, type Jobs, type Task } from '../platform/server/jobs.ts';
import { postBySmtp, postMail } from '../platform/server/mail.ts';
import { type CloneOfDatabase, cloneDatabase } from '../platform/server/postgres/forTests.ts';
import { passwordOf } from '../platform/server/postgres/connection.ts';
import { withConnection } from '../platform/server/postgres/roles.ts';
import type { Ctx } from '../platform/server/request.ts';
import { openingFor } from '../platform/server/scope.ts';

let database: CloneOfDatabase, sql: Sql, house: House, jobs: Jobs, smtp: Server, smtpPort: number;
const done: string[] = [], received: string[] = [];
const actor = systemActor('setup');

/** Notes down what it was given, and who it was while it did. */
const noting: Task = {
  name: 'test.note', actor: 'sweep', needs: 'platform.record.sweep',
  async perform({ payload, transact }) {
    await transact(async (ctx) => { done.push(`${(payload as { n: number }).n} as ${ctx.person.name} by ${ctx.via}`); });
  },
};
const overreaching: Task = { name: 'test.overreach', actor: 'sweep', needs: 'customers.account.read', perform: async ({ transact }) => { await transact(async () => { done.push('overreached'); }); } };

beforeAll(async () => {
  database = await cloneDatabase();
  sql = connect(database.appOptions, { max: 4 });
  house = await openHouse(sql, { cookie: 'unisono', secure: false, publicUrl: () => 'https://unisono.test', secret: (p) => p, setUpCode: null });
  await within((ctx) => enqueue(ctx, 'test.note', { n: 0 }));
  smtp = createServer(answerSmtp).listen(0, '127.0.0.1');
  await new Promise((resolve) => smtp.once('listening', resolve));
  smtpPort = (smtp.address() as { port: number }).port;
  const post = postBySmtp(`smtp://127.0.0.1:${smtpPort}`, 'https://unisono.test');
  jobs = await startWorker(database.ownerOptions, database.appOptions, house, tasksOf(post, [noting, overreaching]), { error: () => undefined, debug: () => undefined });
}, 60_000);
afterAll(async () => {
  await jobs.stop();
  smtp.close();
  await sql.end({ timeout: 2 });
  await database.drop();
}, 60_000);

const within = <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  inTransaction(sql, openingFor(actor, 'organization.structure.change', false), (db, copyIn) => {
    const now = new Date();
    return work({ db, copyIn, person: actor, now, today: '2026-11-23', requestId: 'r', via: 'job' });
  });

test('what was enqueued before the worker first started is done when it does', async () => {
  await until(() => done.includes('0 as sweep by job'));
});

test('a job exists exactly when its cause does', async () => {
  await expect(within(async (ctx) => {
    await enqueue(ctx, 'test.note', { n: 1 });
    throw new Error('taken back');
  })).rejects.toThrow('taken back');
  await within((ctx) => enqueue(ctx, 'test.note', { n: 2 }));
  await until(() => done.includes('2 as sweep by job'));
  expect(done).not.toContain('1 as sweep by job');
});

test('a task may do no more than its actor', async () => {
  await within((ctx) => enqueue(ctx, 'test.overreach'));
  await until(async () => (await database.ownerSql`select from pg_tables where schemaname = 'graphile_worker'`).length > 0 && (await attempts()) > 0);
  expect(done).not.toContain('overreached');
});

const attempts = (): Promise<number> => withConnection(worker(), async (w) =>
  (await w<{ n: number }[]>`select max(attempts)::int as n from graphile_worker.jobs where task_identifier = 'test.overreach'`)[0]?.n ?? 0);
const worker = () => ({ ...database.ownerOptions, user: 'unisono_jobs', password: passwordOf('unisono_jobs', database.appOptions.password) });

test('the worker’s own role reaches nothing but the queue, and a request reaches the queue only by the door', async () => {
  await withConnection(worker(), async (w) => {
    await expect(w`select from organization.person`).rejects.toThrow(/permission denied/);
    await expect(w`select from platform.company`).rejects.toThrow(/permission denied/);
  });
  await expect(sql`select from graphile_worker._private_jobs`).rejects.toThrow(/permission denied/);
  await expect(sql`select graphile_worker.enqueue_one('x', '{}', null)`).rejects.toThrow(/permission denied/);
});

test('a letter leaves once its transaction commits, says that nobody wrote it, and its body is blanked', async () => {
  await within((ctx) => postMail(ctx, { to: 'ana@prueba.example', subject: 'Hola, Íñigo', body: 'https://unisono.test/welcome#secreto' }));
  await until(() => received.some((m) => m.includes('ana@prueba.example')));
  expect(received.find((m) => m.includes('ana@prueba.example'))).toContain('Auto-Submitted: auto-generated');
  await until(async () => (await database.ownerSql`select from platform.outbox_mail where sent_at is not null and body = ''`).length === 1);
});

test('a letter refused for good is not tried again, and says why', async () => {
  await within((ctx) => postMail(ctx, { to: 'nadie@prueba.example', subject: 'x', body: 'y' }));
  await until(async () => (await database.ownerSql`select from platform.outbox_mail where failure like '550%' and sent_at is null`).length === 1);
});

/** The least that an SMTP server says; it takes everybody but nadie@. */
function answerSmtp(socket: import('node:net').Socket): void {
  let reading = false, letter = '';
  socket.write('220 test\r\n');
  socket.on('data', (chunk) => {
    for (const line of chunk.toString().split('\r\n').filter((l, i, all) => l !== '' || (reading && i < all.length - 1))) {
      if (reading && line !== '.') { letter += `${line}\n`; continue; }
      if (reading) { reading = false; received.push(letter); letter = ''; socket.write('250 taken\r\n'); continue; }
      letter += `${line}\n`;
      if (/^DATA/i.test(line)) { reading = true; socket.write('354 go on\r\n'); } else if (/^RCPT.*nadie@/i.test(line)) socket.write('550 nobody here\r\n');
      else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n'); else socket.write('250 ok\r\n');
    }
  });
  socket.on('error', () => undefined);
}

async function until(look: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 400; i++) {
    if (await look()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('it never came');
}
