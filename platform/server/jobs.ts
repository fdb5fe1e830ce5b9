import { Logger, parseCronItems, run as runWorker, type Runner, type TaskList } from 'graphile-worker';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { inTransaction } from './db.ts';
import type { House } from './http.ts';
import type { Connection } from './postgres/connection.ts';
import { withConnection } from './postgres/roles.ts';
import type { Ctx, Person, Right } from './request.ts';
import { openingFor } from './scope.ts';

/*
  What happens later or every night. A room enqueues in the transaction of its change; the queue lives in the same
  database, so a job exists exactly when its cause does. The worker's role owns the queue and nothing else: a task
  does its work like a request does, through the application's role, as a named system actor with its rows of the matrix.
*/

export interface TaskRun {
  payload: unknown;
  signal: AbortSignal;
  /** One transaction of the task's actor; a task that waits for the outside opens several. */
  transact<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>;
}

export interface Task {
  /** `room.what_it_does`, as it is enqueued. */
  name: string;
  /** The system actor it acts as (`modules/organization/rules/rights.ts`). */
  actor: string;
  /** The right that opens its transactions. */
  needs: Right;
  /** When it runs by itself: minute, hour, day, month, weekday, in UTC. */
  cron?: string;
  perform(run: TaskRun): Promise<void>;
}

/** Does a task after this transaction commits. Of several that wait under one `key`, only the last is done. */
export async function enqueue(ctx: Ctx, task: string, payload: object = {}, key?: string): Promise<void> {
  await sql`select jobs.enqueue(${task}::text, ${payload}::jsonb, ${key ?? null}::text)`.execute(ctx.db);
}

export interface Jobs { stop(): Promise<void> }
interface Log { error(what: object, text: string): void; debug(what: object, text: string): void }

/** Starts the worker: prepares the queue where it is new or older, takes over what waited, and begins. */
export async function startJobs(how: { owner: Connection; worker: Connection; house: House; tasks: readonly Task[]; actor: (name: string) => Person; log: Log }): Promise<Jobs> {
  const pool = new pg.Pool({ ...how.worker, max: 6, application_name: 'unisono-jobs' });
  // Not the error itself: pg hangs the whole connection on it, its cancelling key among the rest.
  const failed = ({ message, code }: Error & { code?: string }) => how.log.error({ message, code }, 'a connection of the job queue failed');
  pool.on('error', failed);
  pool.on('connect', (client) => client.on('error', failed));
  try {
    const runner: Runner = await runWorker({
      pgPool: pool, concurrency: 2, pollInterval: 30_000, noHandleSignals: true, taskList: taskListOf(how),
      parsedCronItems: parseCronItems(how.tasks.flatMap((t) => (t.cron ? [{ task: t.name, match: t.cron, options: { jobKey: t.name } }] : []))),
      logger: new Logger(() => (level, message) => (level === 'error' ? how.log.error({}, message) : how.log.debug({}, message))),
    });
    await openTheQueue(how.owner, how.worker);
    return { stop: async () => { await runner.stop(); await pool.end(); } };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

function taskListOf({ house, tasks, actor, log }: { house: House; tasks: readonly Task[]; actor: (name: string) => Person; log: Log }): TaskList {
  return Object.fromEntries(tasks.map((task) => [task.name, async (payload: unknown, { abortSignal }: { abortSignal: AbortSignal }) => {
    const person = actor(task.actor);
    if (!person.may(task.needs)) throw new Error(`the system actor ${task.actor} has no right ${task.needs}`);
    const requestId = randomUUID();
    try {
      await task.perform({
        payload, signal: abortSignal,
        transact: (work) => inTransaction(house.sql, openingFor(person, task.needs, false), (db, copyIn) => {
          const now = house.now();
          return work({ db, copyIn, person, now, today: house.today(now), requestId, via: 'job' });
        }),
      });
    } catch (err) {
      log.error({ err, task: task.name, requestId }, 'a job failed; it will be tried again');
      throw err;
    }
  }]));
}

/** Lets the worker's role make its schema; before `startJobs`, as owner. */
export async function allowJobs(owner: Connection, worker: Connection): Promise<void> {
  await withConnection(owner, (sql) => sql`grant create, connect on database ${sql(owner.database)} to ${sql(worker.user)}`);
}

/** Gives jobs.enqueue (migration 0011) its way into the queue, and moves there what was enqueued before. */
async function openTheQueue(owner: Connection, worker: Connection): Promise<void> {
  await withConnection(worker, (sql) => sql.begin(async (tx) => {
    await tx`create or replace function graphile_worker.enqueue_one(task text, payload jsonb, job_key text) returns void
      language sql security definer set search_path = pg_catalog, pg_temp
      as 'select from graphile_worker.add_job($1, $2::json, job_key := $3)'`;
    await tx`revoke execute on function graphile_worker.enqueue_one from public`;
    await tx`grant usage on schema graphile_worker to ${tx(owner.user)}`;
    await tx`grant execute on function graphile_worker.enqueue_one to ${tx(owner.user)}`;
  }));
  await withConnection(owner, (sql) => sql`
    with moved as (delete from jobs.waiting returning *)
    select graphile_worker.enqueue_one(m.task, m.payload, m.job_key) from (select * from moved order by id) m`);
}
