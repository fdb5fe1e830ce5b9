import { sql } from 'kysely';
import type { Ctx } from '../../../platform/server/request.ts';
import { mayTell } from '../rules/tellable.ts';

export interface Names { values: ReadonlyMap<string, { value: string | null; erased: boolean }>; records: ReadonlyMap<string, string> }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const isRef = (v: unknown): v is { ref: string } => typeof v === 'object' && v !== null && typeof (v as { ref?: unknown }).ref === 'string';

/** How each kind of record is called today, where the reader may see records of that kind. */
function namings(ctx: Ctx) {
  const inLanguage = sql.raw(ctx.person.language === 'es' ? 'name_es' : 'name_en'), today = sql`${ctx.today}::date`;
  const all = [
    ['position', sql`select distinct on (id) id, title as name from published.seat order by id, valid @> ${today} desc, lower(valid) desc`],
    ['unit', sql`select distinct on (id) id, name from published.unit order by id, valid @> ${today} desc, lower(valid) desc`],
    ['market', sql`select id, ${inLanguage} as name from published.market`], ['calendar', sql`select id, name from published.calendar`], ['team', sql`select id, name from published.team`], ['person', sql`select id, name from published.person`], ['product', sql`select id, name from published.product`],
    ['stage', sql`select id, ${inLanguage} as name from published.stage`], ['account', sql`select id, name from published.account`], ['contact', sql`select id, name from published.contact`],
    ['promise', sql`select id, title as name from published.promise`], ['need', sql`select id, title as name from published.need`], ['decision', sql`select id, title as name from published.decision`],
    ['activity', sql`select v.id, concat_ws(', ', v.title, c.name) as name from published.activity v left join published.account c on c.id = v.account_id`], ['campaign', sql`select id, name from published.campaign`],
    ['lead', sql`select id, label as name from published.lead`], ['opportunity', sql`select id, name from published.opportunity`], ['goal', sql`select id, ${inLanguage} as name from published.goal`],
    ['hand_off', sql`select h.id, l.label as name from published.hand_off h join published.lead l on l.id = h.lead_id`], ['support_request', sql`select id, title as name from published.support_request`],
    ['proposal', sql`select id, name from published.proposal`], ['forum', sql`select id, name from published.forum`],
  ] as const;
  return all.filter(([kind]) => mayTell(ctx.person, kind)).map(([, query]) => query);
}

interface Recorded { about_id: string; before: Record<string, unknown> | null; after: Record<string, unknown> | null }

/** What the references of these facts stand for: records by name, personal values as they are kept. */
export async function namesIn(ctx: Ctx, facts: readonly Recorded[]): Promise<Names> {
  const told = facts.flatMap((f) => [f.before, f.after].flatMap((side) => Object.values(side ?? {}).flat()));
  const ids = [...new Set([...facts.map((f) => f.about_id), ...told.filter((v): v is string => typeof v === 'string' && uuid.test(v))])];
  const refs = told.filter(isRef).map((v) => v.ref);
  const parts = namings(ctx).map((query) => sql`(select n.id, n.name from (${query}) n where n.id = any (${ids}::uuid[]))`);
  const { rows } = await sql<{ id: string; name: string | null; kept: boolean; erased: boolean }>`
    select n.id, n.name, false as kept, false as erased from (${sql.join(parts, sql` union all `)}) n
    union all select v.id, v.value, true, v.erased_at is not null from platform.personal_value v where v.id = any (${refs}::uuid[])`.execute(ctx.db);
  return {
    records: new Map(rows.filter((r) => !r.kept && r.name !== null).map((r) => [r.id, r.name!])),
    values: new Map(rows.filter((r) => r.kept).map((r) => [r.id, { value: r.name, erased: r.erased }])),
  };
}

/** A recorded value as it may be told: a reference by what it stands for, an id by its name, or nothing where it has none. */
export function toldAs(value: unknown, names: Names): { told: unknown; erased: boolean } {
  if (isRef(value)) {
    const kept = names.values.get(value.ref);
    return { told: kept?.value ?? null, erased: kept?.erased ?? false };
  }
  if (Array.isArray(value)) return { told: value.map((v) => toldAs(v, names).told).filter((v) => v !== null), erased: false };
  if (typeof value === 'string' && uuid.test(value)) return { told: names.records.get(value) ?? null, erased: false };
  return { told: value ?? null, erased: false };
}
