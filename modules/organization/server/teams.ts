import { sql } from 'kysely';
import type { z } from 'zod';
import { everyone, recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { changeTeam, createTeam, listTeams, setTeamMembers, Team } from '../contract/teams.ts';
import { replaceDuring } from '../rules/cancellations.ts';
import { laterDay } from '../rules/days.ts';
import { checkTeam } from '../rules/teams.ts';
import { applyPlan, livesOf, openChange, rowsOf } from './dated.ts';
import { marketName } from './units.ts';

type Membership = { team_id: string; position_id: string };

/** Teams on a date, with who sits there then. `id`: this one only, whether or not it has members. */
export async function teamsOn(ctx: Ctx, on: string, id: string | null = null): Promise<Team[]> {
  const { rows } = await sql<Team>`
    select t.id, t.version, t.name, t.charter, t.quorum,
           (select jsonb_build_object('id', m.id, 'name', ${marketName(ctx)}) from organization.market m where m.id = t.market_id) as market,
           coalesce(jsonb_agg(jsonb_build_object('seat', jsonb_build_object('id', s.id, 'name', s.title), 'division', s.division,
             'person', (select jsonb_build_object('id', h.person_id, 'name', h.person_name) from published.seat_holder h
                         where h.position_id = s.id and h.seated @> ${on}::date order by h.kind limit 1),
             'since', lower(b.valid), 'until', upper(b.valid)) order by s.division, s.title) filter (where s.id is not null), '[]') as members
      from organization.management_team t
      left join (organization.team_membership b join published.seat s on s.id = b.position_id and s.valid @> ${on}::date)
        on b.team_id = t.id and b.current_valid @> ${on}::date
     where ${id}::uuid is null or t.id = ${id}::uuid
     group by t.id order by t.name`.execute(ctx.db);
  return rows;
}

export const teamList = async (ctx: Ctx, { on }: z.output<typeof listTeams.input>) => ({ rows: (await teamsOn(ctx, on ?? ctx.today)).filter((t) => t.members.length > 0) });

export async function createOneTeam(ctx: Ctx, input: z.output<typeof createTeam.input>): Promise<Team> {
  const { id } = await ctx.db.insertInto('organization.management_team')
    .values({ name: input.name, market_id: input.marketId, charter: input.charter, quorum: input.quorum }).returning('id').executeTakeFirstOrThrow();
  if (input.members.length === 0) throw needsBoth([{ code: 'division_missing', figures: {} }]);
  await setMembers(ctx, id, input.members, input.from);
  await recordFact(ctx, { what: 'organization.team_created', about: { kind: 'team', id }, guard: everyone, after: { name: input.name, quorum: input.quorum, members: input.members, from: input.from } });
  return (await teamsOn(ctx, laterDay(ctx.today, input.from), id))[0]!;
}

export async function changeOneTeam(ctx: Ctx, input: z.output<typeof changeTeam.input>): Promise<Team> {
  const { teamId, version, name, marketId, charter, quorum } = input;
  const set = Object.fromEntries(Object.entries({ name, market_id: marketId, charter, quorum }).filter(([, v]) => v !== undefined));
  await bumpTeam(ctx, teamId, version, set);
  await refuseOneSidedTeams(ctx, ctx.today, teamId);
  await recordFact(ctx, { what: 'organization.team_changed', about: { kind: 'team', id: teamId }, guard: everyone, after: set });
  return (await teamsOn(ctx, ctx.today, teamId))[0]!;
}

export async function setMembersOfTeam(ctx: Ctx, { teamId, version, members, from }: z.output<typeof setTeamMembers.input>): Promise<Team> {
  await bumpTeam(ctx, teamId, version, {});
  await setMembers(ctx, teamId, members, from);
  await recordFact(ctx, { what: 'organization.team_members_set', about: { kind: 'team', id: teamId }, guard: everyone, after: { members, from } });
  return (await teamsOn(ctx, laterDay(ctx.today, from), teamId))[0]!;
}

async function bumpTeam(ctx: Ctx, teamId: string, version: number, set: Record<string, unknown>): Promise<void> {
  const changed = await ctx.db.updateTable('organization.management_team').set({ ...set, version: version + 1 })
    .where('id', '=', teamId).where('version', '=', version).returning('id').executeTakeFirst();
  if (changed) return;
  const there = await ctx.db.selectFrom('organization.management_team').select('version').where('id', '=', teamId).executeTakeFirst();
  if (!there) throw new Refusal('not_found', 'There is no team with this id.', 'organization.no_team');
  throw new Refusal('stale', 'Somebody changed this meanwhile.', 'platform.stale', { facts: { version: there.version } });
}

async function setMembers(ctx: Ctx, teamId: string, members: readonly string[], from: string): Promise<void> {
  const stamp = await openChange(ctx);
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
        from organization.team_membership b, lateral (values (lower(b.current_valid)), (upper(b.current_valid)), (${from}::date)) e(d)
       where upper_inf(b.recorded) and (${teamId}::uuid is null or b.team_id = ${teamId}::uuid) and d is not null
    )
    select t.id as team_id, t.name, t.quorum, array_agg(s.division) as divisions
      from day join organization.management_team t on t.id = day.team_id
      join organization.team_membership b on b.team_id = t.id and b.current_valid @> day.d
      join published.seat s on s.id = b.position_id and s.valid @> day.d
     group by t.id, day.d`.execute(ctx.db);
  for (const team of rows) {
    const answer = checkTeam(team.divisions, team.quorum);
    if (!answer.allowed) throw needsBoth(answer.reasons, team.name);
  }
}

const needsBoth = (reasons: readonly { code: string; figures: unknown }[], team?: string) =>
  new Refusal('conflict', 'A joint management team has both divisions among its members, and a quorum it can reach.', 'organization.team_needs_both', { facts: { team, reasons } });
