import { sql } from 'kysely';
import type { z } from 'zod';
import { everyone, recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { changeTeam, createTeam, listTeams, setTeamMembers, Team } from '../contract/teams.ts';
import { replaceDuring } from '../rules/cancellations.ts';
import { planChange } from '../rules/changes.ts';
import { laterDay } from '../rules/days.ts';
import { checkTeam } from '../rules/teams.ts';
import { applyPlan, insertPieces, livesOf, openChange, refuseEmpty, rowsOf } from './dated.ts';
import { given, marketName } from './units.ts';

type Membership = { team_id: string; position_id: string };
type Words = { team_id: string; name: string; market_id: string | null; charter: string; quorum: number };

/** Teams on a date, with who sits there then. `id`: this one only, whether or not it has members. */
export async function teamsOn(ctx: Ctx, on: string, id: string | null = null): Promise<Team[]> {
  const { rows } = await sql<Team>`
    select t.id, t.version, v.name, v.charter, v.quorum,
           (select jsonb_build_object('id', m.id, 'name', ${marketName(ctx)}) from organization.market m where m.id = v.market_id) as market,
           coalesce(jsonb_agg(jsonb_build_object('seat', jsonb_build_object('id', s.id, 'name', s.title), 'division', s.division,
             'person', (select jsonb_build_object('id', h.person_id, 'name', h.person_name) from published.seat_holder h
                         where h.position_id = s.id and h.seated @> ${on}::date order by h.kind limit 1), 'unnamed', s.unnamed and s.status in ('open', 'filled'),
             'since', lower(b.valid), 'until', upper(b.valid)) order by s.division, s.title) filter (where s.id is not null), '[]') as members
      from organization.management_team t join organization.team_version v on v.team_id = t.id and v.current_valid @> ${on}::date
      left join (organization.team_membership b join published.seat s on s.id = b.position_id and s.valid @> ${on}::date)
        on b.team_id = t.id and b.current_valid @> ${on}::date
     where ${id}::uuid is null or t.id = ${id}::uuid
     group by t.id, v.id order by v.name`.execute(ctx.db);
  return rows;
}

export const teamList = async (ctx: Ctx, { on }: z.output<typeof listTeams.input>) => ({ rows: (await teamsOn(ctx, on ?? ctx.today)).filter((t) => t.members.length > 0) });

export async function createOneTeam(ctx: Ctx, input: z.output<typeof createTeam.input>): Promise<Team> {
  if (input.members.length === 0) throw needsBoth([{ code: 'division_missing', figures: {} }]);
  const { id } = await ctx.db.insertInto('organization.management_team').defaultValues().returning('id').executeTakeFirstOrThrow(), stamp = await openChange(ctx);
  await insertPieces<Words>(ctx, 'team', stamp, [{ valid: { from: input.from, to: null }, fields: { team_id: id, name: input.name, market_id: input.marketId, charter: input.charter, quorum: input.quorum } }]);
  await setMembers(ctx, stamp, id, input.members, input.from);
  await recordFact(ctx, { what: 'organization.team_created', about: { kind: 'team', id }, guard: everyone, after: { name: input.name, quorum: input.quorum, members: input.members, from: input.from } });
  return (await teamsOn(ctx, laterDay(ctx.today, input.from), id))[0]!;
}

export async function changeOneTeam(ctx: Ctx, input: z.output<typeof changeTeam.input>): Promise<Team> {
  const { teamId, version, name, marketId, charter, quorum, from = ctx.today } = input, stamp = await openChange(ctx);
  await bumpTeam(ctx, teamId, version);
  const fields = given<Words>({ name, market_id: marketId, charter, quorum });
  const plan = planChange(await rowsOf<Words>(ctx, 'team', { team_id: teamId }), { kind: 'set', from, fields });
  refuseEmpty(plan);
  await applyPlan(ctx, 'team', stamp, plan);
  await refuseOneSidedTeams(ctx, from, teamId);
  await recordFact(ctx, { what: 'organization.team_changed', about: { kind: 'team', id: teamId }, guard: everyone, after: { ...fields, from } });
  return (await teamsOn(ctx, laterDay(ctx.today, from), teamId))[0]!;
}

export async function setMembersOfTeam(ctx: Ctx, { teamId, version, members, from }: z.output<typeof setTeamMembers.input>): Promise<Team> {
  const stamp = await openChange(ctx);
  await bumpTeam(ctx, teamId, version);
  await thereFrom(ctx, stamp, teamId, from);
  await setMembers(ctx, stamp, teamId, members, from);
  await recordFact(ctx, { what: 'organization.team_members_set', about: { kind: 'team', id: teamId }, guard: everyone, after: { members, from } });
  return (await teamsOn(ctx, laterDay(ctx.today, from), teamId))[0]!;
}

async function bumpTeam(ctx: Ctx, teamId: string, version: number): Promise<void> {
  const changed = await ctx.db.updateTable('organization.management_team').set({ version: version + 1 })
    .where('id', '=', teamId).where('version', '=', version).returning('id').executeTakeFirst();
  if (changed) return;
  const there = await ctx.db.selectFrom('organization.management_team').select('version').where('id', '=', teamId).executeTakeFirst();
  if (!there) throw new Refusal('not_found', 'There is no team with this id.', 'organization.no_team');
  throw new Refusal('stale', 'Somebody changed this meanwhile.', 'platform.stale', { facts: { version: there.version } });
}

/** A team whose members turn out to have met before it was there has been there since then. */
async function thereFrom(ctx: Ctx, stamp: string, teamId: string, from: string): Promise<void> {
  const [first] = await rowsOf<Words>(ctx, 'team', { team_id: teamId });
  if (first && from < first.valid.from) await applyPlan(ctx, 'team', stamp, { close: [first.id], insert: [{ valid: { from, to: first.valid.to }, fields: first.fields }] });
}

async function setMembers(ctx: Ctx, stamp: string, teamId: string, members: readonly string[], from: string): Promise<void> {
  const rows = await rowsOf<Membership>(ctx, 'membership', { team_id: teamId });
  const seats = [...new Set([...members, ...rows.map((r) => r.fields.position_id)])];
  const lives = await livesOf(ctx, members);
  const plans = seats.map((seat) => {
    const stays = members.includes(seat);
    const period = { from, to: stays ? lives.get(seat)!.to : null };
    return replaceDuring(rows.filter((r) => r.fields.position_id === seat), period, stays ? { team_id: teamId, position_id: seat } : null);
  });
  await applyPlan(ctx, 'membership', stamp, { close: plans.flatMap((p) => p.close), insert: plans.flatMap((p) => p.insert) });
  await refuseOneSidedTeams(ctx, from, teamId);
}

/** A team that has members on a day, or later, has both divisions among them; a team without members has ended. */
export async function refuseOneSidedTeams(ctx: Ctx, from: string, teamId: string | null = null): Promise<void> {
  const { rows } = await sql<{ team_id: string; name: string; quorum: number; divisions: (string | null)[] }>`
    with day as (
      select distinct team_id, greatest(d, ${from}::date) as d
        from (select team_id, current_valid from organization.team_membership where upper_inf(recorded)
              union all select team_id, current_valid from organization.team_version where upper_inf(recorded)) b, lateral (values (lower(b.current_valid)), (upper(b.current_valid)), (${from}::date)) e(d)
       where (${teamId}::uuid is null or b.team_id = ${teamId}::uuid) and d is not null
    )
    select t.team_id, t.name, t.quorum, array_agg(s.division) as divisions
      from day join organization.team_version t on t.team_id = day.team_id and t.current_valid @> day.d
      join organization.team_membership b on b.team_id = t.team_id and b.current_valid @> day.d
      join published.seat s on s.id = b.position_id and s.valid @> day.d
     group by t.id, day.d`.execute(ctx.db);
  for (const team of rows) {
    const answer = checkTeam(team.divisions, team.quorum);
    if (!answer.allowed) throw needsBoth(answer.reasons, team.name);
  }
}

const needsBoth = (reasons: readonly { code: string; figures: unknown }[], team?: string) =>
  new Refusal('conflict', 'A joint management team has both divisions among its members, and a quorum it can reach.', 'organization.team_needs_both', { facts: { team, reasons } });
