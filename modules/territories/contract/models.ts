import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Instant, Named } from '../../../contract/shapes.ts';
import { AccountClass, AccountSize, SeatHeld } from '../../customers/contract.ts';
import { Territory } from './territories.ts';

/*
  A model of territories says which seat should lead each customer. One is in force; others are drawn beside it and compared.
  Putting one in force moves nobody: who leads a customer changes by the act of the room above, seen and confirmed first.
*/

export const ModelState = z.enum(['planning', 'active', 'archived']);
export const ModelRow = z.object({ id: Id, version: z.int(), name: z.string(), state: ModelState, since: Instant, /** It is in force, or was until another took its place. */ wasInForce: z.boolean(), territories: z.int(), exceptions: z.int() });
export type ModelRow = z.infer<typeof ModelRow>;

/** A rule with what it finds among the customers the reader sees: `led`, those its seat leads already. */
export const TerritoryFound = Territory.extend({ accounts: z.int(), led: z.int(), shared: z.int() });
export type TerritoryFound = z.infer<typeof TerritoryFound>;

export const Model = ModelRow.extend({
  /** The day it is read for: today, or told; a model that is still drawn, the day by which all its rules hold. */
  on: Day,
  /** When it has been in force, the earliest first; null: still. */
  inForce: z.array(z.object({ from: Instant, to: Instant.nullable() })),
  rows: z.array(TerritoryFound),
  /** Customers seen; without any rule; found by several rules; whose lead is another than the model says; frozen; with a seat of their own. */
  figures: z.object({ accounts: z.int(), gaps: z.int(), overlaps: z.int(), differ: z.int(), frozen: z.int(), excepted: z.int() }),
});
export type Model = z.infer<typeof Model>;

export const listModels = endpoint({
  method: 'GET', path: '/api/v1/territory-models', summary: 'Models of territories: the one in force first', input: z.object({}), output: z.object({ rows: z.array(ModelRow) }),
});
export const readModel = endpoint({
  method: 'GET', path: '/api/v1/territory-models/:modelId', summary: 'A model with what each of its rules finds', input: z.object({ modelId: Id, on: Day.optional() }), output: Model,
});
/** `copyOf`: its rules and exceptions are those of another model to begin with. */
export const createModel = endpoint({
  method: 'POST', path: '/api/v1/territory-models', summary: 'Draw a new model of territories', creates: true,
  input: z.object({ name: z.string().trim().min(1, 'missing').max(120, 'too_long'), copyOf: Id.nullable().default(null) }), output: z.object({ id: Id }),
});
const One = z.object({ modelId: Id, version: z.int() });
/**
 * The model in force until now is put away; putting it in force again takes this back. Refused: `territories.rules_without_position`
 * (`facts.held`) while a rule or an exception names a position that is gone: of a model that is away, draw another.
 */
export const activateModel = endpoint({
  method: 'PUT', path: '/api/v1/territory-models/:modelId/activation', summary: 'Put a model of territories in force', ifMatch: true, input: One, output: ModelRow,
});
/** Refused: `territories.model_in_force`. */
export const archiveModel = endpoint({
  method: 'PUT', path: '/api/v1/territory-models/:modelId/archive', summary: 'Put a model of territories away', ifMatch: true, input: One, output: ModelRow,
});

/** Why a customer belongs where the model says. `gap`: no rule finds it, and it stays with whoever leads it. */
export const PlacedBy = z.enum(['rule', 'exception', 'frozen', 'gap']);
export const PlacedAccount = z.object({
  account: Named, class: AccountClass.nullable(), size: AccountSize.nullable(), segment: z.string().nullable(), productLine: z.string().nullable(), city: z.string().nullable(), postcode: z.string().nullable(),
  lead: SeatHeld.nullable(), should: SeatHeld.nullable(), by: PlacedBy, territories: z.array(Named),
  /** Why it is left out of the rules, where it is. */
  exception: z.object({ id: Id, reason: z.string() }).nullable(),
});
export type PlacedAccount = z.infer<typeof PlacedAccount>;
/** The first 200 by name, and how many there are. */
export const modelAccounts = endpoint({
  method: 'GET', path: '/api/v1/territory-models/:modelId/accounts', summary: 'Customers of a model: of a rule, without one, with several, or led by another',
  input: z.object({ modelId: Id, show: z.enum(['all', 'gaps', 'overlaps', 'differ', 'exceptions']).default('all'), territory: Id.optional(), on: Day.optional() }),
  output: z.object({ rows: z.array(PlacedAccount), total: z.int() }),
});
/** Who would change hands to fit the model, as an act of moving takes it: at most 10,000 of `total`. */
export const modelMoves = endpoint({
  method: 'GET', path: '/api/v1/territory-models/:modelId/moves', summary: 'The moves that would fit customers to a model',
  input: z.object({ modelId: Id, on: Day.optional() }), output: z.object({ moves: z.array(z.object({ accountId: Id, toPositionId: Id })), total: z.int() }),
});

/** `by_hand`: led by another seat than the model in force says, or there is none in force. */
export const accountTerritory = endpoint({
  method: 'GET', path: '/api/v1/accounts/:accountId/territory', summary: 'Why this seat leads a customer, by the model in force',
  input: z.object({ accountId: Id }),
  output: z.object({ why: z.enum(['rule', 'exception', 'frozen', 'by_hand', 'no_model']), model: Named.nullable(), territories: z.array(Named), should: SeatHeld.nullable(), reason: z.string().nullable(), exceptionId: Id.nullable() }),
});
