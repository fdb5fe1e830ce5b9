import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { Locale } from '../../../contract/me.ts';
import { Currency, Language } from '../../../contract/shapes.ts';
import { everyone } from '../../../platform/server/facts.ts';
import { given, type ImportField, type ImportTarget, recordEach, rowsOf, type Step, tableTarget } from '../../../platform/server/incoming.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { Country } from '../contract/markets.ts';
import { isZone, roleNames } from '../rules/index.ts';
import { nameHolders } from './structurePieces.ts';

const text: ImportField = { type: 'text' };
const name = (column: string, more: Partial<ImportField> = {}): ImportField => ({ type: 'text', column, ...more });
const guard = sql`${everyone}::uuid`;
const zone = z.string().refine(isZone), fullTime = z.number().gt(0).max(1);

const market = tableTarget({
  noun: 'market', table: 'organization.market', keys: ['external_key', 'code'], guard, fact: 'organization.market', takeBack: 'keep',
  called: () => sql`select name_es as said, id from organization.market union all select name_en, id from organization.market`,
  fields: {
    externalKey: name('external_key', { fixed: true }), code: name('code', { required: true, shape: z.string().regex(/^[A-Z0-9-]{2,12}$/) }), nameEs: name('name_es', { required: true }), nameEn: name('name_en', { required: true }),
    country: name('country', { required: true, shape: Country }), language: name('language', { required: true, shape: z.string().regex(/^[a-z]{2}$/) }), currency: name('currency', { required: true, shape: Currency }),
    timeZone: name('time_zone', { required: true, shape: zone }),
  },
  // Each new market gets a calendar of its own, open from Monday to Friday; it carries the market's id.
  before: (ctx, s) => sql`
    with made as (insert into organization.calendar (id, name) select record_id, i.given ->> 'nameEn' from ${rowsOf(s, 'create')} returning id)
    insert into organization.calendar_hours select id, d, '09:00', '18:00' from made, generate_series(1, 5) d`.execute(ctx.db),
  filled: () => ({ calendar_id: sql`i.record_id`, legal_entity_id: sql`(select min(id::text)::uuid from organization.legal_entity)` }),
});

const person = tableTarget({
  noun: 'person', table: 'organization.person', keys: ['external_key', 'email'], guard, fact: 'organization.person', takeBack: 'keep',
  called: () => sql`select name as said, id from published.person`,
  misfits: [{ field: 'email', problem: 'taken', when: sql`exists (select from organization.person x where x.email = ${given('email', 'text', 'citext')} and x.id <> i.record_id)` }],
  fields: {
    externalKey: name('external_key', { fixed: true }), givenName: name('given_name', { required: true, personal: true }),
    familyName: name('family_name', { personal: true, otherwise: '' }), email: name('email', { personal: true, cast: 'citext', shape: z.email() }), phone: name('phone', { personal: true }),
    language: name('language', { otherwise: 'es', shape: Language }), locale: name('locale', { otherwise: 'es-ES', shape: Locale }), timeZone: name('time_zone', { otherwise: 'Europe/Madrid', shape: zone }),
  },
});

interface Dated {
  noun: string; table: string; fields: Record<string, ImportField>;
  /** What makes it the same record as one that exists, over the incoming row `i` and the current row `t`. */
  same: RawBuilder<unknown>;
  sameTable: string;
  called?: ImportTarget['called'];
  make: (ctx: Ctx, s: Step, stamp: RawBuilder<unknown>) => Promise<unknown>;
}

/**
 * Rows of the dated structure: an import makes what is missing and leaves what is there alone, because a change of the
 * structure has a date and is made where its effect on customers is shown.
 */
function dated(t: Dated): ImportTarget {
  return {
    noun: t.noun, table: t.table, keys: ['external_key'], fields: { ...t.fields, from: { type: 'day', required: true } }, takeBack: 'keep', ...(t.called ? { called: t.called } : {}),
    compare: async (ctx, s) => {
      await sql`update platform.incoming i set action = 'same', record_id = t.id from ${sql.table(t.sameTable)} t
                 where i.run_id = ${s.runId}::uuid and i.step = ${s.step} and i.action = 'create' and (${t.same})`.execute(ctx.db);
    },
    apply: async (ctx, s) => {
      const { rows } = await sql<{ stamp: Date }>`select organization.open_change() as stamp
        where exists (select from ${rowsOf(s, 'create')})`.execute(ctx.db);
      if (!rows[0]) return;
      await t.make(ctx, s, sql`tstzrange((select recorded from organization.structure_stamp), null)`);
      await recordEach({ noun: t.noun, fact: `organization.${t.noun}`, guard }, [], ctx, s);
    },
  };
}

const valid = sql`daterange(${given('from', 'day')}, null)`;
const byKey = sql`t.external_key = i.key`;
const reference = (noun: string, required = true): ImportField => ({ type: 'text', reference: noun, ...(required ? { required: true as const } : {}) });

const unit = dated({
  noun: 'unit', table: 'organization.unit', sameTable: 'organization.unit', same: byKey,
  called: (ctx) => sql`select name as said, unit_id as id from organization.unit_version where current_valid @> ${ctx.today}::date`,
  fields: {
    externalKey: { ...text, required: true }, name: { ...text, required: true }, parent: reference('unit', false), market: reference('market', false),
    function: { ...text, required: true, choices: ['management', 'sales', 'marketing', 'public_relations', 'telemarketing', 'support'] },
  },
  make: async (ctx, s, recorded) => {
    await sql`insert into organization.unit (id, external_key) select record_id, key from ${rowsOf(s, 'create')}`.execute(ctx.db);
    await sql`insert into organization.unit_version (unit_id, name, function, parent_id, market_id, valid, recorded)
      select record_id, ${given('name', 'text')}, ${given('function', 'text', 'organization.function')}, ${given('parent', 'uuid')}, ${given('market', 'uuid')}, ${valid}, ${recorded}
        from ${rowsOf(s, 'create')}`.execute(ctx.db);
  },
});

const position = dated({
  noun: 'position', table: 'organization.position', sameTable: 'organization.position', same: byKey,
  called: (ctx) => sql`
    select title as said, position_id as id from organization.position_version where current_valid @> ${ctx.today}::date
    union all select s.said, h.position_id from published.seat_holder h join organization.person p on p.id = h.person_id
      cross join lateral (values (concat_ws(' ', p.given_name, nullif(p.family_name, ''))), (p.email::text)) s(said) where h.kind = 'regular' and h.valid @> ${ctx.today}::date`,
  fields: {
    externalKey: { ...text, required: true }, title: { ...text, required: true }, unit: reference('unit'), market: reference('market'),
    fte: { type: 'decimal', shape: fullTime }, capacity: { type: 'integer', shape: z.int().min(0).max(1_000_000) }, customerFacing: { type: 'boolean' },
  },
  make: async (ctx, s, recorded) => {
    await sql`insert into organization.position (id, external_key) select record_id, key from ${rowsOf(s, 'create')}`.execute(ctx.db);
    await sql`insert into organization.position_version (position_id, unit_id, market_id, title, fte, capacity, customer_facing, status, valid, recorded)
      select record_id, ${given('unit', 'uuid')}, ${given('market', 'uuid')}, ${given('title', 'text')}, coalesce(${given('fte', 'decimal')}, 1), ${given('capacity', 'integer')},
             coalesce(${given('customerFacing', 'boolean')}, false), 'filled', ${valid}, ${recorded} from ${rowsOf(s, 'create')}`.execute(ctx.db);
  },
});

const appointment = dated({
  noun: 'appointment', table: 'organization.appointment', sameTable: 'organization.appointment',
  same: sql`t.person_id = ${given('person', 'uuid')} and t.position_id = ${given('position', 'uuid')} and t.current_valid @> ${given('from', 'day')}`,
  fields: { person: reference('person'), position: reference('position'), fte: { type: 'decimal', shape: fullTime } },
  make: async (ctx, s, recorded) => {
    const { rows } = await sql<{ positionId: string; kind: string; from: string; stamp: string }>`
      with made as (insert into organization.appointment (id, person_id, position_id, fte, valid, recorded)
        select record_id, ${given('person', 'uuid')}, ${given('position', 'uuid')}, coalesce(${given('fte', 'decimal')}, 1), ${valid}, ${recorded} from ${rowsOf(s, 'create')} returning *)
      select position_id as "positionId", kind, lower(valid)::text as "from", lower(recorded)::text as stamp from made`.execute(ctx.db);
    await nameHolders(ctx, rows[0]!.stamp, rows);
  },
});

const line = dated({
  noun: 'reporting_line', table: 'organization.reporting_line', sameTable: 'organization.reporting_line',
  same: sql`t.position_id = ${given('position', 'uuid')} and t.reports_to_id = ${given('reportsTo', 'uuid')} and t.current_valid @> ${given('from', 'day')}`,
  fields: { position: reference('position'), reportsTo: reference('position') },
  make: (ctx, s, recorded) => sql`insert into organization.reporting_line (id, position_id, reports_to_id, valid, recorded)
    select record_id, ${given('position', 'uuid')}, ${given('reportsTo', 'uuid')}, ${valid}, ${recorded} from ${rowsOf(s, 'create')}`.execute(ctx.db),
});

const grant = dated({
  noun: 'role_grant', table: 'organization.role_grant', sameTable: 'organization.role_grant',
  same: sql`t.position_id = ${given('position', 'uuid')} and t.role = ${given('role', 'text')} and t.current_valid @> ${given('from', 'day')}`,
  fields: {
    position: reference('position'), role: { ...text, required: true, shape: z.enum(roleNames) },
    scope: { ...text, required: true, choices: ['own_seat', 'unit', 'function', 'market', 'company'] },
  },
  make: (ctx, s, recorded) => sql`insert into organization.role_grant (id, position_id, role, scope, valid, recorded)
    select record_id, ${given('position', 'uuid')}, ${given('role', 'text')}, ${given('scope', 'text', 'organization.grant_scope')}, ${valid}, ${recorded}
      from ${rowsOf(s, 'create')}`.execute(ctx.db),
});

export const organizationImports: readonly ImportTarget[] = [market, unit, position, person, appointment, line, grant];
