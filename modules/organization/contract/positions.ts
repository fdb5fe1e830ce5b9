import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Division, Id, Money, Named, PageInput, pageOf, QueryFlag, QueryList } from '../../../contract/shapes.ts';
import { Grant } from './roles.ts';
import { Answering, Archetype, Fte, Holder, LineKind, PositionStatus, UnitFunction } from './structure.ts';

export const SeatRow = z.object({
  id: Id, title: z.string(), unit: Named, function: UnitFunction, division: Division.nullable(), market: Named, holder: Named.nullable(), status: PositionStatus,
});
export type SeatRow = z.infer<typeof SeatRow>;

/** For pickers. `vacant`: those that nobody known holds, or the others. `find`: words in the title, the unit or the holder's name; accents and case do not matter. */
export const findSeats = endpoint({
  method: 'GET', path: '/api/v1/seats', summary: 'Find positions by words, market, function or division',
  input: z.object({
    find: z.string().trim().max(100).optional(), on: Day.optional(), market: QueryList(Id).optional(), unit: QueryList(Id).optional(),
    function: QueryList(UnitFunction).optional(), division: QueryList(Division).optional(), vacant: QueryFlag.optional(), ...PageInput,
  }),
  output: pageOf(SeatRow),
});

/** One stretch of a position's life; dates are half-open. */
export const PositionVersion = z.object({
  from: Day, to: Day.nullable(), title: z.string(), unit: Named, market: Named, fte: Fte, archetype: Archetype.nullable(), customerFacing: z.boolean(),
  capacity: z.int().nullable(), status: PositionStatus,
});
export const PositionLine = z.object({
  seat: Named, person: Named.nullable(), kind: LineKind, scope: z.string().nullable(), share: Fte.nullable(), from: Day, to: Day.nullable(),
});
/** What changes on a day still to come beside the position's own fields: whom it depends on, a line beside that one, who stands in. */
export const PlannedLink = z.object({ day: Day, kind: z.enum([...LineKind.options, 'delegate']), act: z.enum(['begins', 'ends']), seat: Named });
/** `many_dotted`: more than two dotted lines; `share_over_whole`: their shares of time sum to more than the whole. */
export const LineFinding = z.object({ code: z.enum(['many_dotted', 'share_over_whole']), lines: z.int(), share: z.number() });

/** A position on a date (`current`, null when it does not exist then), and its whole life as it is known now. */
export const Position = z.object({
  id: Id, version: z.int(), on: Day, division: Division.nullable(), function: UnitFunction.nullable(), current: PositionVersion.nullable(),
  versions: z.array(PositionVersion), holders: z.array(Holder), answering: Answering.nullable(),
  delegate: z.object({ seat: Named, from: Day, to: Day.nullable() }).nullable(), reportsTo: z.array(PositionLine), reports: z.array(PositionLine),
  findings: z.array(LineFinding), planned: z.array(PlannedLink), grants: z.array(Grant), teams: z.array(Named),
});
export type Position = z.infer<typeof Position>;

export const readPosition = endpoint({
  method: 'GET', path: '/api/v1/positions/:positionId', summary: 'A position with who holds it, its lines, roles, past and plans',
  input: z.object({ positionId: Id, on: Day.optional() }), output: Position,
});

/** `open`: held by whoever is appointed, else vacant. */
const SetStatus = PositionStatus.exclude(['filled', 'closed']);
const PositionFields = {
  title: z.string().trim().min(1).max(120), unitId: Id, marketId: Id, fte: Fte, archetype: Archetype.nullable(), customerFacing: z.boolean(),
  capacity: z.int().min(0).max(1_000_000).nullable(), status: SetStatus,
};

/**
 * From `from` on (until `to`, when given). `reportsToId` draws its solid line at once; without it the seat is a root.
 * Refused: `organization.unit_dates` when its unit, `organization.position_dates` when its manager does not exist on all of those dates.
 */
export const createPosition = endpoint({
  method: 'POST', path: '/api/v1/positions', summary: 'Create a position from a date', creates: true,
  input: z.object({
    ...PositionFields, fte: Fte.default(1), archetype: Archetype.nullable().default(null), customerFacing: z.boolean().default(false),
    capacity: z.int().min(0).max(1_000_000).nullable().default(null), status: SetStatus.default('open'),
    from: Day, to: Day.nullable().default(null), reportsToId: Id.nullable().default(null),
  }),
  output: Position,
});

/** As `changeUnit`. A position is never closed here: what it holds must be passed on first. Freezing the last administrator's is refused. */
export const changePosition = endpoint({
  method: 'PATCH', path: '/api/v1/positions/:positionId', summary: 'Change a position from a date', ifMatch: true,
  input: z.object({ positionId: Id, version: z.int(), from: Day, to: Day.nullable().optional(), ...z.object(PositionFields).partial().shape }), output: Position,
});

/**
 * Takes back what is planned for a day still to come, of the position itself, its lines and who stands in for it; a position
 * that begins then goes altogether, with its own lines and roles. Refused: `organization.change_is_past`, `organization.no_change_then`.
 */
export const cancelPositionChange = endpoint({
  method: 'DELETE', path: '/api/v1/positions/:positionId/changes/:day', summary: 'Take back a planned change of a position', ifMatch: true,
  input: z.object({ positionId: Id, day: Day, version: z.int() }), output: z.object({ version: z.int(), exists: z.boolean() }),
});

/** What a seat costs the company in a year, dated: close to a salary, so it has its own right. */
export const CostRate = z.object({ from: Day, to: Day.nullable(), amount: Money });
export const positionCosts = endpoint({
  method: 'GET', path: '/api/v1/positions/:positionId/costs', summary: 'What a position costs a year, with its past and plans', input: z.object({ positionId: Id }), output: z.object({ rows: z.array(CostRate) }),
});
export const listCosts = endpoint({
  method: 'GET', path: '/api/v1/costs', summary: 'Positions on a date with what they cost a year', input: z.object({ on: Day.optional(), missing: z.coerce.boolean().optional(), ...PageInput }),
  output: pageOf(z.object({ id: Id, seat: Named, unit: Named, amount: Money.nullable() })),
});
/** From `from` on, in place of what it was; null: not known from then. Several at once, as a table is pasted. Refused: `organization.position_dates`. */
export const setCosts = endpoint({
  method: 'PUT', path: '/api/v1/costs', summary: 'Set what positions cost a year from a date',
  input: z.object({ from: Day, rates: z.array(z.object({ positionId: Id, amount: Money.nullable() })).min(1).max(5000) }), output: z.object({ set: z.int() }),
});
