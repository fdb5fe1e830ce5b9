import { sql } from 'kysely';
import type { z } from 'zod';
import { everyone, recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { PersonDetail, suspend } from '../contract/people.ts';
import { inNameOf } from './identity/sessions.ts';
import { openChange } from './dated.ts';
import { detailOf } from './personDetail.ts';

type Input = z.output<typeof suspend.input>;

export async function suspendPerson(ctx: Ctx, { personId }: Input): Promise<PersonDetail> {
  refuseOneself(ctx, personId);
  await setSuspended(ctx, personId, true);
  await endSessionsOf(ctx, personId);
  return detailOf(ctx, personId);
}

export async function liftOneSuspension(ctx: Ctx, { personId }: Input): Promise<PersonDetail> {
  await setSuspended(ctx, personId, false);
  return detailOf(ctx, personId);
}

export function refuseOneself(ctx: Ctx, personId: string): void {
  if (personId === ctx.person.id) throw new Refusal('conflict', 'Nobody does this to themselves: ask another administrator.', 'organization.not_oneself');
}

/** Every open session of somebody ends; in their name, because nobody else reaches them. */
export async function endSessionsOf(ctx: Ctx, personId: string): Promise<void> {
  await inNameOf(ctx, { id: personId }, async () => {
    await sql`update platform.session set ended_at = ${ctx.now} where person_id = ${personId}::uuid and ended_at is null`.execute(ctx.db);
  });
}

/** The stamp of a change goes with it: what any process remembers of this person's rights ends now. */
async function setSuspended(ctx: Ctx, personId: string, suspended: boolean): Promise<void> {
  await openChange(ctx);
  const { rows } = await sql<{ was: boolean }>`
    update organization.person x set suspended_at = ${suspended ? ctx.now : null}::timestamptz, version = x.version + 1 from organization.person o
     where x.id = ${personId}::uuid and o.id = x.id and x.erased_at is null returning o.suspended_at is not null as was`.execute(ctx.db);
  if (!rows[0]) throw new Refusal('not_found', 'There is no such person.', 'organization.no_person');
  if (rows[0].was === suspended) return;
  await recordFact(ctx, { what: suspended ? 'organization.person_suspended' : 'organization.suspension_lifted', about: { kind: 'person', id: personId }, guard: everyone });
}
