import { sql } from 'kysely';
import { given, type ImportField, type ImportTarget, isNew, tableTarget } from '../../../platform/server/incoming.ts';

const stamp = (column: string): ImportField => ({ type: 'instant', column, fixed: true });
const refersTo = (noun: string, column: string, more: Partial<ImportField> = {}): ImportField => ({ type: 'text', reference: noun, column, fixed: true, ...more });

/** A hand-off that took place elsewhere, with its stamps as they were; the agreement is the one that held when it was offered. */
const handOff = tableTarget({
  noun: 'hand_off', table: 'coordination.hand_off', guard: sql`(select h.market_id from coordination.hand_off h where h.id = i.record_id)`, fact: 'coordination.hand_off',
  fields: {
    externalKey: { type: 'text', column: 'external_key', fixed: true }, lead: refersTo('lead', 'lead_id', { required: true }), account: refersTo('account', 'account_id'),
    from: refersTo('position', 'from_position_id', { required: true }), to: refersTo('position', 'to_position_id', { required: true }),
    opportunity: refersTo('opportunity', 'opportunity_id'), offeredAt: { ...stamp('offered_at'), required: true }, acceptedAt: stamp('accepted_at'),
    firstAttemptAt: stamp('first_attempt_at'), contactedAt: stamp('contacted_at'), qualifiedAt: stamp('qualified_at'), disqualifiedAt: stamp('disqualified_at'),
    disqualifyReason: { type: 'text', column: 'disqualify_reason', fixed: true },
  },
  misfits: [
    { field: 'to', problem: 'not_valid', when: sql`${isNew} and ${given('from', 'uuid')} = ${given('to', 'uuid')}` },
    { field: 'disqualifiedAt', problem: 'not_valid', when: sql`${isNew} and i.given ?& array['qualifiedAt', 'disqualifiedAt']` },
  ],
  filled: () => ({
    market_id: sql`(select l.market_id from published.lead l where l.id = ${given('lead', 'uuid')})`,
    drafted_at: given('offeredAt', 'instant'),
    agreement_id: sql`(select a.id from coordination.agreement a
      where a.market_id is null or a.market_id = (select l.market_id from published.lead l where l.id = ${given('lead', 'uuid')})
      order by a.valid @> ${given('offeredAt', 'instant')}::date desc, a.market_id nulls last, lower(a.valid) desc limit 1)`,
  }),
});

export const coordinationImports: readonly ImportTarget[] = [handOff];
