import { systemActor } from '../modules/organization/server/index.ts';
import type { House } from '../platform/server/http.ts';
import { allowJobs, type Jobs, startJobs, type Task } from '../platform/server/jobs.ts';
import { type Connection, passwordOf } from '../platform/server/postgres/connection.ts';
import { letAppIn } from '../platform/server/postgres/roles.ts';

/** Starts the jobs of one database inside this process, under their own role. */
export async function startWorker(owner: Connection, app: Connection, house: House, tasks: readonly Task[], log: Parameters<typeof startJobs>[0]['log']): Promise<Jobs> {
  const worker: Connection = { ...owner, user: 'unisono_jobs', password: passwordOf('unisono_jobs', app.password) };
  await letAppIn(owner, worker);
  await allowJobs(owner, worker);
  return startJobs({ owner, worker, house, tasks, actor: systemActor, log });
}
