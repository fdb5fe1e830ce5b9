import type { Sql } from '../platform/server/db.ts';
import { type Opening, openingStatement } from '../platform/server/opening.ts';

/*
  Looks for holes in row-level security by trying: as somebody who reaches only `inside`, as one who reads the whole
  company and as one who writes it, each guarded table is read, copied into and updated, and every attempt is undone.
  A row outside that is reached, or one inside that is not, is a hole.
*/

export interface GuardedTable { name: string; guard: string; inserts: boolean; updates: boolean; deletes: boolean; columns: string[] }
export interface Reach { inside: readonly string[]; outside: readonly string[] }

/** Every table with the policy `reads` on a guard column, as the database tells it. */
export async function guardedTables(owner: Sql): Promise<GuardedTable[]> {
  return owner<GuardedTable[]>`
    select p.schemaname || '.' || p.tablename as name, substring(p.qual from '^[(]?(\\w+) = ANY') as guard,
           bool_or(o.policyname = 'inserts') as inserts, bool_or(o.policyname = 'updates') as updates, bool_or(o.policyname = 'deletes') as deletes,
           (select array_agg(a.attname::text) from pg_attribute a where a.attrelid = (p.schemaname || '.' || p.tablename)::regclass
              and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
      from pg_policies p join pg_policies o using (schemaname, tablename)
     where p.policyname = 'reads' and p.qual ~ 'unisono[.](reads|markets)' and p.qual ~ '^[(]?\\w+ = ANY'
     group by 1, 2, p.schemaname, p.tablename order by 1`;
}

export async function holesIn(app: Sql, t: GuardedTable, reach: Reach): Promise<string[]> {
  const holes: string[] = [];
  const within: Opening = { readOnly: false, role: null, personId: '01900000-0000-7000-8000-000000000000', reads: reach.inside, markets: reach.inside, writes: reach.inside };
  const say = (who: string, what: string, happened: string, wanted: string) => { if (happened !== wanted) holes.push(`${t.name}: ${who} ${what}: ${happened}, not ${wanted}`); };
  for (const [who, opening, sees] of [
    ['somebody within', within, { inside: 'reached', outside: 'none' }],
    ['a company reader', { ...within, role: 'unisono_reader' as const }, { inside: 'reached', outside: 'reached' }],
    ['a company writer', { ...within, role: 'unisono_company' as const }, { inside: 'reached', outside: 'reached' }],
    ['nobody', { ...within, reads: [], markets: [], writes: [] }, { inside: 'none', outside: 'none' }],
  ] as const) {
    const writes = who === 'somebody within' || who === 'a company reader' ? { inside: 'reached', outside: 'none' } : sees;
    for (const side of ['inside', 'outside'] as const) {
      const guards = reach[side];
      say(who, `reads ${side}`, await attempt(app, opening, `select 1 from ${t.name} where ${t.guard} = any($1)`, guards), sees[side]);
      if (t.updates) say(who, `changes ${side}`, await attempt(app, opening, `update ${t.name} set ${t.guard} = ${t.guard} where ${t.guard} = any($1)`, guards), writes[side]);
      if (t.deletes && who !== 'a company reader') say(who, `deletes ${side}`, await attempt(app, opening, `delete from ${t.name} where ${t.guard} = any($1)`, guards), writes[side]);
      if (t.inserts && sees[side] === 'reached') say(who, `adds ${side}`, await attempt(app, opening, copyOf(t), guards), writes[side]);
    }
    if (t.updates && who === 'somebody within') {
      say(who, 'moves a row out of reach', await attempt(app, opening, `update ${t.name} set ${t.guard} = '${reach.outside[0]!}' where ${t.guard} = any($1)`, reach.inside), 'none');
    }
  }
  if (t.inserts) say('somebody within', 'adds outside', await copyAcross(app, within, t, reach), 'none');
  return holes;
}

const copyOf = (t: GuardedTable): string => `insert into ${t.name} (${t.columns.join(', ')}) select ${t.columns.join(', ')} from ${t.name} where ${t.guard} = any($1) limit 1`;
const copyAcross = (app: Sql, opening: Opening, t: GuardedTable, reach: Reach): Promise<string> => attempt(app, opening,
  `insert into ${t.name} (${t.columns.join(', ')}) select ${t.columns.map((c) => (c === t.guard ? `'${reach.outside[0]!}'::uuid` : c)).join(', ')} from ${t.name} where ${t.guard} = any($1) limit 1`, reach.inside);

/** What came of it: rows reached, none, or refused (`none` too). A constraint that speaks after the policies counts as reached. */
async function attempt(app: Sql, opening: Opening, statement: string, guards: readonly string[]): Promise<string> {
  const connection = await app.reserve();
  try {
    await connection.unsafe(openingStatement(opening));
    const rows = await connection.unsafe(statement, [guards as never]);
    return rows.count > 0 ? 'reached' : 'none';
  } catch (error) {
    const code = (error as { code?: string }).code;
    return code === '42501' ? 'none' : code?.startsWith('23') ? 'reached' : `failed (${(error as Error).message})`;
  } finally {
    await connection.unsafe('rollback');
    connection.release();
  }
}
