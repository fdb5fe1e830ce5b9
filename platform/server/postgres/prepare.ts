import { migrate } from '../migrate.ts';
import type { MigratePlan } from '../migrate.ts';
import { appMayNotBypass } from './bypass.ts';
import type { Connection } from './connection.ts';
import { letAppIn, withConnection } from './roles.ts';

/** Makes a database ready to serve: at this code's level, the application let in, and unable to get past a policy. */
export async function prepareDatabase(owner: Connection, app: Connection, plan: MigratePlan = {}): Promise<string[]> {
  const applied = await migrate(owner, plan);
  await letAppIn(owner, app);
  await withConnection(owner, appMayNotBypass);
  return applied;
}
