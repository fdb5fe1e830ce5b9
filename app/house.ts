import { anonymous, People } from '../modules/organization/server/index.ts';
import { CompanyClock } from '../platform/server/company.ts';
import type { Sql } from '../platform/server/db.ts';
import type { House } from '../platform/server/http.ts';
import type { Installation } from '../platform/server/installation.ts';

/** What a main says of the installation it serves; the rest is worked out here. */
export interface Building extends Omit<Installation, 'clock' | 'person' | 'forget'> {
  /** Another clock than the company's: tests set theirs. */
  now?: () => Date;
  parseOutputs?: boolean;
  refuseWrites?: () => void;
}

/** Everything the routes stand on, over one database. */
export async function openHouse(sql: Sql, { now, parseOutputs, refuseWrites, ...installation }: Building): Promise<House> {
  const clock = new CompanyClock(sql);
  await clock.load();
  const current = now ?? clock.now;
  const people = new People(sql, { now: current, today: clock.today }, installation.cookie);
  return {
    sql, whoIs: people.whoIs, supposes: people.supposes, anonymous, today: clock.today, now: current,
    installation: { ...installation, clock, person: (id) => people.person(id), forget: (id) => people.forget(id) },
    ...(parseOutputs ? { parseOutputs } : {}), ...(refuseWrites ? { refuseWrites } : {}),
  };
}
