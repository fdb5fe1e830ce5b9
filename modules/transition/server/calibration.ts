import { sql } from 'kysely';
import type { z } from 'zod';
import { everyone, recordFact } from '../../../platform/server/facts.ts';
import { setParameterFrom } from '../../../platform/server/parameters.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { impactParametersOn } from '../../focus/server/index.ts';
import type { Calibration, decideCalibration } from '../contract/reviews.ts';
import { calibrated, leastRestructurings } from '../rules/observedLoss.ts';
import { followUpsDated } from './computing.ts';

/*
  Signed reviews propose the shares of resale revenue that F3 says are lost; the weights of the score are left alone. The latest
  signed review of each wave counts, because it covers the ones before; resale against resale, but for reviews older than that. A person decides, with a reason, once for the same reviews.
*/

interface Told { id: string; proposal: { id: string; name: string }; wave: number; days: number; loss: number; error: number; exposed: number; pace: number; moved: number; matched: number }

export async function calibrationOf(ctx: Ctx): Promise<Calibration> {
  const { rows: reviews } = await sql<Told>`
    select distinct on (r.proposal_id, r.wave) r.id, jsonb_build_object('id', p.id, 'name', p.name) as proposal, r.wave::int, r.days, (o.found ->> 'loss')::float8 as loss, (o.found ->> 'error')::float8 as error,
           (r.figures #>> '{atRisk,exposed}')::float8 as exposed, (o.found ->> 'pace')::float8 as pace, (o.found ->> 'movedAccounts')::int as moved, (o.found ->> 'matchedAccounts')::int as matched
      from transition.review r join published.proposal p on p.id = r.proposal_id, lateral (select coalesce(r.figures -> 'resale', r.figures -> 'bookings') as found) o
     where r.signed_at is not null and o.found ->> 'loss' is not null and (r.figures #>> '{atRisk,exposed}')::float8 > 0 order by r.proposal_id, r.wave, r.ordinal desc`.execute(ctx.db);
  const { restructurings, base, spread, moved, matched, proposed, reasons } = calibrated(reviews.map((r) => ({ ...r, proposalId: r.proposal.id })), (await followUpsDated(ctx))(ctx.today));
  const { rows: past } = await sql<Calibration['past'][number] & { reviews: string[] }>`
    select c.id, to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, (select jsonb_build_object('id', x.id, 'name', x.name) from published.person x where x.id = c.person_id) as person,
           c.accepted, c.reason, c.from_on as "from", c.in_force as "inForce", c.proposed, c.reviews::text[] as reviews from transition.calibration c order by c.at desc limit 20`.execute(ctx.db);
  const same = reviews.map((r) => r.id).sort().join(' '), decided = past.some((c) => [...c.reviews].sort().join(' ') === same), mayDecide = ctx.person.may('restructuring.parameter.accept') && proposed !== null && !decided;
  return {
    restructurings, least: leastRestructurings, reviews: reviews.map(({ pace: _, moved: __, matched: ___, ...r }) => r), base, spread, moved, matched, inForce: (await impactParametersOn(ctx, ctx.today)).loss, proposed, decided, mayDecide,
    reasons: reasons.map((r) => ({ code: r.code, figures: { ...r.figures } })), past: past.map(({ reviews: _, ...c }) => c),
  };
}

export async function decideOnCalibration(ctx: Ctx, { accept, from = ctx.today, reason, reviews }: z.output<typeof decideCalibration.input>): Promise<Calibration> {
  const { proposed, inForce, base, spread, moved, matched, restructurings, reasons: why, ...found } = await calibrationOf(ctx), own = found.reviews.map((r) => r.id).sort();
  if ([...reviews].sort().join(' ') !== own.join(' ')) throw new Refusal('conflict', 'Other reviews are signed since you looked.', 'restructuring.calibration_moved');
  if (proposed === null && why[0]?.code === 'too_far_apart') throw new Refusal('conflict', 'What was reviewed lies too far apart to propose anything.', 'restructuring.calibration_apart', { facts: why[0].figures });
  if (proposed === null) throw new Refusal('conflict', 'Fewer than two restructurings teach nothing.', 'restructuring.calibration_too_few', { facts: { restructurings, least: leastRestructurings } });
  if (found.decided) throw new Refusal('conflict', 'Somebody decided on this already.', 'restructuring.calibration_decided');
  if (accept && from < ctx.today) throw new Refusal('conflict', 'A parameter is set from today on.', 'oversight.parameter_backwards', { fields: { from: 'oversight.parameter_backwards' } });
  const set = accept ? await setParameterFrom(ctx, 'focus.impact', from, (held) => ({ ...held, loss: proposed })) : null;
  const { rows: [made] } = await sql<{ id: string }>`
    insert into transition.calibration (reviews, observed, in_force, proposed, accepted, reason, from_on, parameter_id, at, person_id)
    values (${own}::uuid[], ${{ base, spread, moved, matched, restructurings }}::jsonb, ${inForce}::jsonb, ${proposed}::jsonb, ${accept}, ${reason}, ${accept ? from : null}, ${set?.id ?? null}, ${ctx.now}, ${ctx.person.id}) returning id`.execute(ctx.db);
  await recordFact(ctx, {
    what: accept ? 'restructuring.parameter_accepted' : 'restructuring.parameter_rejected', about: { kind: 'parameter', id: set?.id ?? made!.id }, guard: everyone,
    before: { ...inForce }, after: { ...(accept ? { ...proposed, from } : {}), reason, reviews: own },
  });
  return calibrationOf(ctx);
}
