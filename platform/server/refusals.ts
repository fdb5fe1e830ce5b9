import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Problem, type ProblemCode, statusOf } from '../../contract/errors.ts';
import { Refusal } from './problem.ts';
import { scimProblem, scimType } from './scim.ts';

interface DatabaseError { code: string; constraint_name?: string; detail?: string; table_name?: string }
const isDatabaseError = (e: unknown): e is DatabaseError => e instanceof Error && e.name === 'PostgresError';

/** A serialization failure or a deadlock: nothing was done, the same act may simply be tried again. */
export const worthRetrying = (error: unknown): boolean => isDatabaseError(error) && (error.code === '40001' || error.code === '40P01');

/** Named constraints that say no in the field's words. The database is the last guard; this is its voice. */
const constraintRules: Record<string, [ProblemCode, string, string]> = {
  last_administrator_stays: ['conflict', 'organization.last_administrator', 'The last administrator stays.'],
  solid_lines_are_a_forest: ['conflict', 'organization.no_circles', 'A seat cannot report to itself, not even through others.'],
  units_are_a_forest: ['conflict', 'organization.no_circles', 'A unit cannot lie within itself, not even through others.'],
  unit_parent_dated: ['conflict', 'organization.unit_dates', 'The unit does not exist on all of those dates.'],
  delegate_position_dated: ['conflict', 'organization.position_dates', 'The position does not exist on all of those dates.'],
  delegate_seat_dated: ['conflict', 'organization.position_dates', 'The position does not exist on all of those dates.'],
  line_dated: ['conflict', 'organization.line_exists', 'There is such a line on some of those dates.'],
  grant_dated: ['conflict', 'organization.granted_already', 'The position has this role on some of those dates.'],
  nobody_over_full_time: ['conflict', 'organization.full_time', 'Nobody holds more than one full time.'],
  one_holder_a_seat: ['conflict', 'organization.one_holder', 'Somebody holds this seat on those dates.'],
  overlap_is_bounded: ['conflict', 'organization.overlap_ends', 'A hand-over has an end, within a year.'],
  one_solid_manager: ['conflict', 'organization.one_solid_manager', 'A seat has one solid line at a time.'],
  position_unit_dated: ['conflict', 'organization.unit_dates', 'The unit does not exist on all of those dates.'],
  appointment_position_dated: ['conflict', 'organization.position_dates', 'The position does not exist on all of those dates.'],
  line_position_dated: ['conflict', 'organization.position_dates', 'The position does not exist on all of those dates.'],
  line_manager_dated: ['conflict', 'organization.position_dates', 'The position does not exist on all of those dates.'],
  grant_position_dated: ['conflict', 'organization.position_dates', 'The position does not exist on all of those dates.'],
  membership_position_dated: ['conflict', 'organization.position_dates', 'The position does not exist on all of those dates.'],
  custody_position_dated: ['conflict', 'customers.seat_holds_accounts', 'The seat answers for customers on those dates.'],
  merged_stays_away: ['conflict', 'customers.merged_away', 'It was merged into another record.'],
  account_always_led: ['conflict', 'customers.always_led', 'A customer always has one lead seat.'],
  one_lead_seat: ['conflict', 'customers.one_lead', 'A customer has exactly one lead seat at a time.'],
  person_external_key_key: ['conflict', 'platform.already_exists', 'There is one like this already.'],
  person_employee_number_key: ['conflict', 'platform.already_exists', 'There is one like this already.'],
  person_email_key: ['conflict', 'organization.email_taken', 'Somebody has this e-mail already.'],
  company_pkey: ['conflict', 'platform.set_up_once', 'There is a company already.'],
  market_code_key: ['conflict', 'organization.market_code_taken', 'There is a market with this code.'],
  allocation_sums_to_booking: ['conflict', 'reporting.sums_to_booking', 'An allocation must sum to its booking.'],
  cost_position_dated: ['conflict', 'organization.position_dates', 'The position does not exist on all of those dates.'],
  one_decides: ['conflict', 'decisions.one_decides', 'Exactly one seat decides.'],
  decided_stays: ['conflict', 'decisions.already_decided', 'What was decided is superseded, never edited.'],
  decided_once: ['conflict', 'decisions.already_decided', 'What was decided is superseded, never edited.'],
  forum_owner_dated: ['conflict', 'decisions.seat_owns_forum', 'The seat owns a meeting or report on those dates.'],
  no_orphans: ['conflict', 'restructuring.no_orphans', 'A customer would be left with nobody.'],
  review_stays: ['conflict', 'restructuring.review_signed', 'A review stays as it was computed and signed.'],
  pulse_not_asked: ['not_found', 'restructuring.pulse_not_asked', 'Nothing is asked of you here, or no longer.'],
  pulse_answered_once: ['conflict', 'restructuring.pulse_answered', 'You have answered: once each.'],
  calibration_once: ['conflict', 'restructuring.calibration_decided', 'Somebody decided on this already.'],
  one_pause_at_a_time: ['conflict', 'coordination.already_paused', 'Its clock stands still already.'],
  reversed_once: ['conflict', 'sales.reversed_once', 'This booking was reversed already.'],
};

/** Violated constraints and refused policies as refusals; anything else stays what it is: a bug. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (error instanceof z.ZodError) return invalidInput(error);
  if (!isDatabaseError(error)) return null;
  const named = error.constraint_name ? constraintRules[error.constraint_name] : undefined;
  if (named) return new Refusal(named[0], named[2], named[1]);
  if (error.code === '42501') return new Refusal('not_allowed', 'This is outside what you may change.', 'platform.out_of_scope');
  // Two of the same on some of the same dates, where the constraint has no words of its own.
  if (error.code === '23P01') return new Refusal('conflict', 'There is one like this already.', 'platform.already_exists', { facts: { constraint: error.constraint_name } });
  if (error.code === '23514') return new Refusal('conflict', 'It does not fit with what is kept.', 'platform.does_not_fit', { facts: { constraint: error.constraint_name, table: error.table_name } });
  if (error.code === '23505') return new Refusal('conflict', 'There is one like this already.', 'platform.already_exists', { facts: { constraint: error.constraint_name } });
  if (error.code === '23503') return new Refusal('conflict', 'Something this refers to is missing, or still refers to it.', 'platform.reference', { facts: { constraint: error.constraint_name } });
  if (error.code === '53100') return new Refusal('read_only', 'The disk is full: nothing can be written until space is freed.', 'platform.disk_full');
  return null;
}

function invalidInput(error: z.ZodError): Refusal {
  const fields = Object.fromEntries(error.issues.map((i) => [i.path.join('.'), i.message]));
  return new Refusal('invalid_input', z.prettifyError(error), 'platform.invalid_input', { fields });
}

/** Every failure as problem+json. What is not a refusal is logged with its request id, and told without its insides. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error) ?? ofFastify(error);
    if (!refusal) request.log.error({ err: error, requestId: request.id }, 'broken');
    // Told to who asked, and to whoever runs this: a rule of ours should have said it before the database did.
    if (refusal?.rule === 'platform.does_not_fit') request.log.warn({ ...refusal.facts, requestId: request.id }, 'does not fit');
    const code = refusal?.code ?? 'broken';
    const problem: Problem = {
      type: refusal?.rule ? `urn:unisono:rule:${refusal.rule}` : 'about:blank', title: refusal?.message ?? 'Something broke on our side.',
      status: statusOf[code], code, requestId: request.id,
      ...(refusal?.rule ? { rule: refusal.rule } : {}), ...(refusal?.fields ? { fields: refusal.fields } : {}), ...(refusal?.facts ? { facts: refusal.facts } : {}),
    };
    if (code === 'too_many') reply.header('retry-after', String(refusal?.facts?.['seconds'] ?? 60));
    if (request.routeOptions.config.protocol === 'scim') {
      const { status, body } = scimProblem(problem);
      return reply.status(status).type(scimType).send(body);
    }
    return reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  });
  app.setNotFoundHandler((_, reply) => reply.status(404).type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title: 'There is nothing at this address.', status: 404, code: 'not_found' } satisfies Problem)));
}

/** Fastify's own complaints about a request (bad JSON, too large a body) are the caller's to mend. */
function ofFastify(error: unknown): Refusal | null {
  const status = (error as { statusCode?: number }).statusCode;
  if (status === 413) return new Refusal('too_large', 'That is larger than what is taken here.', 'platform.too_large');
  return status !== undefined && status >= 400 && status < 500 ? new Refusal('invalid_input', (error as Error).message, 'platform.invalid_input') : null;
}
