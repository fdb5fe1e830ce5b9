import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Division, Id, Named } from '../../../contract/shapes.ts';
import { UnitFunction } from './structure.ts';

const UnitFields = { name: z.string().trim().min(1).max(120), function: UnitFunction, parentId: Id.nullable(), marketId: Id.nullable() };

/** One stretch of a unit's life; `to` null has no end. Dates are half-open. */
export const UnitVersion = z.object({ from: Day, to: Day.nullable(), name: z.string(), function: UnitFunction, parent: Named.nullable(), market: Named.nullable() });
/** A unit with its whole life as it is known now. `version` rises with every change of it, also of a planned one. */
export const Unit = z.object({ id: Id, version: z.int(), division: Division.nullable(), current: UnitVersion.nullable(), versions: z.array(UnitVersion) });
export type Unit = z.infer<typeof Unit>;

export const readUnit = endpoint({
  method: 'GET', path: '/api/v1/units/:unitId', summary: 'A unit with its past and planned versions', input: z.object({ unitId: Id }), output: Unit,
});

/** From `from` on (until `to`, when given). Refused: `organization.unit_dates` when its parent does not exist on all of those dates. */
export const createUnit = endpoint({
  method: 'POST', path: '/api/v1/units', summary: 'Create a unit from a date', creates: true,
  input: z.object({ ...UnitFields, parentId: Id.nullable().default(null), marketId: Id.nullable().default(null), from: Day, to: Day.nullable().default(null) }), output: Unit,
});

/**
 * Changes what is named from `from` on (until `to`, when given); a date in the past is a correction, one in the future a
 * plan. Refused: `organization.nothing_then` when the unit does not exist then, `organization.no_circles`, `organization.unit_dates`.
 */
export const changeUnit = endpoint({
  method: 'PATCH', path: '/api/v1/units/:unitId', summary: 'Change a unit from a date', ifMatch: true,
  input: z.object({ unitId: Id, version: z.int(), from: Day, to: Day.nullable().optional(), ...z.object(UnitFields).partial().shape }), output: Unit,
});

/** Takes back what is planned for a day still to come. Refused: `organization.change_is_past`, `organization.no_change_then`. */
export const cancelUnitChange = endpoint({
  method: 'DELETE', path: '/api/v1/units/:unitId/changes/:day', summary: 'Take back a planned change of a unit', ifMatch: true,
  input: z.object({ unitId: Id, day: Day, version: z.int() }), output: Unit,
});

/** `on` is the first day without it. Refused: `organization.unit_dates` while positions or units are in it. */
export const endUnit = endpoint({
  method: 'POST', path: '/api/v1/units/:unitId/end', summary: 'End an empty unit on a date', ifMatch: true,
  input: z.object({ unitId: Id, version: z.int(), on: Day }), output: Unit,
});
