import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Named } from '../../../contract/shapes.ts';
import { AccountClass, AccountSize, SeatHeld } from '../../customers/contract.ts';

/** From the lower to the higher, of the same length: any other would find nobody. */
function goesUp(text: string): boolean {
  const [first, last] = text.split('-').map((code) => code.replace(/\s/g, ''));
  return last === undefined || (last.length === first!.length && first! <= last);
}

/** A postal code by its beginning ("46") or from one to another of the same length ("46000-46499"). */
const Postcodes = z.string().trim().toUpperCase().regex(/^[A-Z0-9]+( ?[A-Z0-9]+)?(\s*-\s*[A-Z0-9]+)?$/, 'not_valid').max(30, 'too_long').refine(goesUp, 'not_valid');

const Fields = {
  name: z.string().trim().min(1, 'missing').max(120, 'too_long'), marketId: Id, positionId: Id,
  /** Where several rules find a customer, the lowest has it. */
  place: z.int().min(0).max(9999),
  postcodes: z.array(Postcodes).max(500), segments: z.array(z.string().trim().min(1).max(80)).max(100), classes: z.array(AccountClass).max(3), sizes: z.array(AccountSize).max(4), productLines: z.array(z.string().trim().min(1).max(80)).max(100),
  startsOn: Day, endsOn: Day.nullable(),
};

export const Territory = z.object({
  id: Id, modelId: Id, version: z.int(), name: z.string(), market: Named, seat: SeatHeld, seatIsOpen: z.boolean(), place: z.int(),
  postcodes: z.array(z.string()), segments: z.array(z.string()), classes: z.array(AccountClass), sizes: z.array(AccountSize), productLines: z.array(z.string()), startsOn: Day,
  /** The first day it no longer holds. */
  endsOn: Day.nullable(),
});
export type Territory = z.infer<typeof Territory>;

/** Refused: `territories.model_put_away`, `territories.ends_before_start`, `territories.no_such_seat`. */
export const createTerritory = endpoint({
  method: 'POST', path: '/api/v1/territories', summary: 'Add a territory to a model', creates: true,
  input: z.object({ modelId: Id, ...Fields, place: Fields.place.default(0), postcodes: Fields.postcodes.default([]), segments: Fields.segments.default([]), classes: Fields.classes.default([]), sizes: Fields.sizes.default([]), productLines: Fields.productLines.default([]), startsOn: Day.optional(), endsOn: Fields.endsOn.default(null) }),
  output: z.object({ id: Id }),
});
export const changeTerritory = endpoint({
  method: 'PATCH', path: '/api/v1/territories/:territoryId', summary: 'Change a territory', ifMatch: true,
  input: z.object({ territoryId: Id, version: z.int(), ...z.object(Fields).omit({ marketId: true }).partial().shape }), output: z.object({ id: Id, version: z.int() }),
});
const One = z.object({ territoryId: Id, version: z.int() });
export const withdrawTerritory = endpoint({ method: 'PUT', path: '/api/v1/territories/:territoryId/withdrawal', summary: 'Take a territory out of its model', ifMatch: true, input: One, output: z.object({ id: Id, version: z.int() }) });
export const restoreTerritory = endpoint({ method: 'DELETE', path: '/api/v1/territories/:territoryId/withdrawal', summary: 'Put a territory back into its model', ifMatch: true, input: One, output: z.object({ id: Id, version: z.int() }) });

/** What a rule would find, before it is kept: `taken`, those another rule of the model finds too. */
export const tryTerritory = endpoint({
  method: 'POST', path: '/api/v1/territory-tries', summary: 'Count what a territory’s rule would find',
  input: z.object({ modelId: Id, except: Id.optional(), marketId: Id, positionId: Id.optional(), startsOn: Day.optional(), postcodes: Fields.postcodes, segments: Fields.segments, classes: Fields.classes, sizes: Fields.sizes.default([]), productLines: Fields.productLines.default([]) }),
  output: z.object({ accounts: z.int(), led: z.int(), taken: z.int(), names: z.array(z.string()) }),
});

/** Leaves a customer out of the rules: for a seat of its own, or frozen (no seat) with whoever leads it. Takes the place of the one it had. */
export const makeException = endpoint({
  method: 'POST', path: '/api/v1/territory-exceptions', summary: 'Leave a customer out of a model’s rules', creates: true,
  input: z.object({ modelId: Id, accountId: Id, positionId: Id.nullable(), reason: z.string().trim().min(1, 'missing').max(300, 'too_long') }), output: z.object({ id: Id }),
});
export const endException = endpoint({
  method: 'DELETE', path: '/api/v1/territory-exceptions/:exceptionId', summary: 'Let the rules find a customer again', input: z.object({ exceptionId: Id }), output: z.object({ ended: z.boolean() }),
});
