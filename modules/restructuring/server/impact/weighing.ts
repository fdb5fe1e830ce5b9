import { sql } from 'kysely';
import { setTimeout as wait } from 'node:timers/promises';
import { recordFact } from '../../../../platform/server/facts.ts';
import { enqueue, type Task } from '../../../../platform/server/jobs.ts';
import type { Ctx } from '../../../../platform/server/request.ts';
import { effectsOf } from './customersTold.ts';
import { isPreparing } from '../assignment/runs.ts';
import { headOf, isToCome, type ProposalHead, weighedToCome } from '../rows.ts';
import { impactOfProposal, type Seen } from './impact.ts';

/*
  What a proposal does to customers, kept so that proposals can be listed by it, and signed by whoever sees only part of the company:
  weighed after each edit, as the whole company sees it, and again each day while the structure and the sales under it move. What is
  published keeps what it was published with; what is still to come of it is weighed by itself.
*/

const task = 'restructuring.weigh';

/** A moment after this transaction, so that several edits in a row are weighed once and whoever edits sees their own effect first. */
export const weighSoon = (ctx: Ctx, proposalId: string): Promise<void> => enqueue(ctx, task, { proposalId }, `${task} ${proposalId}`);

type Kept = { score: number; changing: number };

/** `version`: what it was weighed of. Told as a fact when it is not what it was. */
export async function keepWeighed(ctx: Ctx, head: ProposalHead, version: number, { impact: { on, customers: { score, changing } }, weighed }: Seen): Promise<void> {
  const { id, position_id } = head, written = head.waves.filter((w) => w.publishedAt !== null), was = weighedToCome(head);
  const classA = effectsOf(weighed).filter((e) => e.changesHands && e.class === 'A').map((e) => e.account.id);
  await sql`
    insert into restructuring.weighing (proposal_id, published, position_id, version, score, changing, class_a, parameters_from, at)
    values (${id}, ${written.length}, ${position_id}, ${version}, ${score}, ${changing}, ${classA}::uuid[], (select lower(p.valid) from platform.parameter p where p.name = 'focus.impact' and p.valid @> ${on}::date), ${ctx.now})
    on conflict (proposal_id, published) do update set version = excluded.version, score = excluded.score, changing = excluded.changing, class_a = excluded.class_a, parameters_from = excluded.parameters_from, at = excluded.at`.execute(ctx.db);
  const told = ({ score, changing }: Kept): Kept => ({ score: Math.round(score * 10) / 10, changing }), is = told({ score, changing });
  if (was && JSON.stringify(told(was)) === JSON.stringify(is)) return;
  await recordFact(ctx, { what: 'restructuring.proposal_weighed', about: { kind: 'proposal', id }, guard: position_id, ...(was ? { before: told(was) } : {}), after: { ...is, ...(written.length > 0 ? { wave: written.length + 1 } : {}) } });
}

/** `ifBehind`: unless it was weighed since its last edit. */
export async function weighOne(ctx: Ctx, proposalId: string, { ifBehind = false }: { ifBehind?: boolean } = {}): Promise<void> {
  const head = await headOf(ctx, proposalId);
  if (ifBehind && weighedToCome(head)?.stale === false) return;
  if (head.changes === 0 || head.state === 'archived' || !isToCome(head)) return;
  await keepWeighed(ctx, head, head.version, await impactOfProposal(ctx, head));
}

/** Those that were changed since, or not weighed for a day. */
async function toWeigh(ctx: Ctx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from restructuring.proposal p
      join lateral (select count(w.published_at) as written, count(*) as waves from restructuring.wave w where w.proposal_id = p.id) n on n.written < n.waves
      left join restructuring.weighing k on k.proposal_id = p.id and k.published = n.written
     where p.archived_at is null and exists (select from restructuring.change c where c.proposal_id = p.id)
       and (k.version is distinct from p.version or k.at < ${ctx.now}::timestamptz - interval '1 day') order by k.at nulls first, p.id limit 50`.execute(ctx.db);
  return rows.map((r) => r.id);
}

const moment = 1500, look = 250, patience = 60_000;
/** A moment later, and not while an assignment is being prepared: somebody waits for that. */
async function calm(signal: AbortSignal): Promise<void> {
  await pause(moment, signal);
  for (let waited = 0; !signal.aborted && isPreparing() && waited < patience; waited += look) await pause(look, signal);
}
const pause = (milliseconds: number, signal: AbortSignal) => wait(milliseconds, undefined, { signal }).catch(() => undefined);

/** One that was edited, or every hour whatever is due. */
export const weighTask: Task = {
  name: task, actor: 'transition', needs: 'restructuring.proposal.weigh', cron: '23 * * * *',
  perform: async ({ payload, signal, transact }) => {
    const { proposalId } = payload as { proposalId?: string };
    if (proposalId) await calm(signal);
    // The server is being stopped: what is due is weighed in the hour after it starts.
    if (signal.aborted) return;
    for (const id of proposalId ? [proposalId] : await transact(toWeigh)) await transact((ctx) => weighOne(ctx, id, { ifBehind: proposalId !== undefined }));
  },
};
