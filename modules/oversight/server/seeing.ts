import { sql } from 'kysely';
import type { z } from 'zod';
import type { endSeeing } from '../../../contract/me.ts';
import { everyone, recordFact } from '../../../platform/server/facts.ts';
import type { Task } from '../../../platform/server/jobs.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import { asSelf, type Visit } from '../../../platform/server/visit.ts';
import { whySeesNot } from '../../organization/rules/index.ts';
import type { beginSeeing } from '../contract/seeing.ts';

/** This session sees as somebody else from now on: a token could not show whose eyes it looks with, so it may not. */
export async function beginToSee(visit: Visit, { personId, minutes, reason }: z.output<typeof beginSeeing.input>): Promise<z.input<typeof beginSeeing.output>> {
  const { holder, house, now, person } = visit;
  if (holder?.kind !== 'session') throw new Refusal('not_allowed', 'An API token acts as its person.', 'oversight.seeing_needs_session');
  const seen = await house.installation.person(personId).catch(() => null);
  if (!seen) throw new Refusal('not_found', 'Nobody here by that id may come in.', 'organization.no_person');
  const why = whySeesNot(person, seen);
  if (why) throw new Refusal('not_allowed', 'One does not see as them.', why);
  const until = new Date(now.getTime() + minutes * 60_000);
  await asSelf(visit, person, false, async (ctx) => {
    await ctx.db.insertInto('platform.seeing').values({ session_id: holder.id, person_id: person.id, seen_id: personId, reason, begun_at: now, until }).execute();
    await recordFact(ctx, { what: 'oversight.seeing_begun', about: { kind: 'person', id: personId }, guard: everyone, after: { reason, until: until.toISOString() } });
  });
  return { until: until.toISOString() };
}

/** Whoever sees as nobody but themselves has nothing to end. */
export async function endOfSeeing(visit: Visit): Promise<z.input<typeof endSeeing.output>> {
  if (visit.seeingId) await asSelf(visit, visit.person, false, (ctx) => sql`select platform.close_seeings(${visit.now}, ${visit.seeingId!})`.execute(ctx.db));
  return { done: true };
}

/** What nobody ended is over at its time; this writes it down, also where nobody came back. */
export const seeingTask: Task = {
  name: 'oversight.close_seeings', actor: 'sweep', needs: 'platform.record.sweep', cron: '*/5 * * * *',
  perform: async (run) => { await run.transact((ctx) => sql`select platform.close_seeings(${ctx.now})`.execute(ctx.db)); },
};
