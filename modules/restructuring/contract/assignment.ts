import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Instant, Money, Named } from '../../../contract/shapes.ts';
import { Proposal } from './proposals.ts';

/*
  An assignment proposed inside a proposal: which seat should lead which customer, breaking as little as possible and sharing the
  work as evenly as possible. It is worked out in a thread of its own: a quick rule answers first, a solver improves it while
  there is time. What is found lives as long as the server does; what is taken becomes changes of the proposal.
*/

const Class = z.enum(['A', 'B', 'C', 'unclassed']);
export const AssignmentWishes = z.object({
  /** Between which seats. `capacity`: customers and open deals it can carry; null: what the seat says, else a quarter more than its share. */
  seats: z.array(z.object({ seatId: Id, capacity: z.int().min(0).max(100_000).nullable().default(null) })).min(2, 'restructuring.two_seats').max(1000),
  /** Which customers of theirs may move, all that is said together; the others stay. An empty list of classes is all. */
  scope: z.object({ classes: z.array(Class).max(4).default([]), segment: z.string().trim().max(100).optional(), postcode: z.string().trim().max(12).optional() }).prefault({}),
  /** What a seat may be given: its own market's customers, those who speak its market's language, or anybody's. */
  serves: z.enum(['market', 'language', 'any']).default('market'),
  /** Whoever has an open deal of the product, or bought it in twelve months, goes only to these seats. */
  products: z.array(z.object({ productId: Id, seatIds: z.array(Id).min(1).max(1000) })).max(50).default([]),
  together: z.array(z.array(Id).min(2).max(500)).max(200).default([]),
  apart: z.array(z.array(Id).length(2)).max(500).default([]),
  frozen: z.array(Id).max(5000).default([]),
  /** Customers that the model of territories in force leaves out of its rules stay where they are. */
  keepExceptions: z.boolean().default(true),
  /** Most that may change beyond what must: customers, and points of customer impact. Null: no limit. */
  mostMoved: z.int().min(0).max(100_000).nullable().default(null), mostPoints: z.number().min(0).max(100).nullable().default(null),
  /** What nearness weighs, by postal code. */
  nearness: z.enum(['none', 'some', 'much']).default('none'),
  seconds: z.int().min(1).max(600).default(30), seed: z.int().min(1).max(2_147_483_647).default(1),
});
export type AssignmentWishes = z.output<typeof AssignmentWishes>;

/**
 * One assignment of the front. `score`: the customer impact of the whole proposal with it (F3). `unevenness`: how far seats are
 * used from their mean, as a share of it; `away`: share of the work where its seat had no customers. `gap`: how much lower the
 * sum of what breaks and what is uneven could be at most, as a share of it; 0 is proven best; null: not known.
 */
export const AssignmentPoint = z.object({
  point: z.int(), score: z.number(), unevenness: z.number(), away: z.number(), moved: z.int(), gap: z.number().nullable(), improved: z.boolean(),
  /** Customers no seat can take, and seats beyond their capacity: with any, it cannot be taken. */
  unplaced: z.int(), overfull: z.array(Id),
});
export type AssignmentPoint = z.output<typeof AssignmentPoint>;

/**
 * `running`; `done`: time was up, or nothing better is possible; `stopped` by somebody; `taken`; `interrupted`: the server was
 * restarted, ask again; `failed`; `none`: never asked. `moved`: the proposal has changed since, and this no longer fits it.
 */
export const Assignment = z.object({
  state: z.enum(['none', 'running', 'done', 'stopped', 'taken', 'interrupted', 'failed']), wishes: AssignmentWishes.nullable(), askedAt: Instant.nullable(), askedBy: Named.nullable(),
  seconds: z.number(), stage: z.enum(['gathering', 'first', 'improving', 'over']), outdated: z.boolean(),
  /** How many customers may move, and how many those seats lead. */
  movable: z.int(), customers: z.int(),
  /** The proposal as it is: the point everything is compared with. */
  now: AssignmentPoint.pick({ score: true, unevenness: true, away: true }).nullable(), points: z.array(AssignmentPoint),
});
export type Assignment = z.output<typeof Assignment>;

const Of = { proposalId: Id };
/** Refused: `restructuring.assignment_running` while one runs, `restructuring.assignments_busy` when the server works on two already, `restructuring.nobody_to_assign`, and as every edit is. */
export const askAssignment = endpoint({
  method: 'POST', path: '/api/v1/proposals/:proposalId/assignment', summary: 'Propose an assignment of customers to seats', input: z.object({ ...Of, ...AssignmentWishes.shape }), output: Assignment,
});
export const readAssignment = endpoint({ method: 'GET', path: '/api/v1/proposals/:proposalId/assignment', summary: 'How far a proposed assignment is, and what was found', input: z.object(Of), output: Assignment });
/** What was found until then stays. */
export const stopAssignment = endpoint({ method: 'DELETE', path: '/api/v1/proposals/:proposalId/assignment', summary: 'Stop working on an assignment', input: z.object(Of), output: Assignment });

export const AssignmentDetail = z.object({
  point: AssignmentPoint, on: Day, changing: z.int(), revenueAtRisk: z.object({ low: Money, base: Money, high: Money }), orphans: z.int(),
  /** Customers whose seat changes by this assignment, of those that may. */
  classes: z.array(z.object({ class: Class, moved: z.int(), of: z.int() })),
  /** Customers and open deals each seat carries, without and with it. */
  seats: z.array(z.object({ seat: Named, person: Named.nullable(), capacity: z.int(), accountsBefore: z.int(), accountsAfter: z.int(), loadBefore: z.number(), loadAfter: z.number() })),
  /** The weightiest 100 of `point.moved`. */
  accounts: z.array(z.object({ account: Named, class: Class, from: Named.nullable(), to: Named, because: z.enum(['no_seat', 'not_served', 'over_capacity', 'evens_out', 'together']) })),
});
export type AssignmentDetail = z.output<typeof AssignmentDetail>;
export const assignmentPoint = endpoint({
  method: 'GET', path: '/api/v1/proposals/:proposalId/assignment/points/:point', summary: 'What one of the assignments found would change', input: z.object({ ...Of, point: z.coerce.number().int().min(0) }), output: AssignmentDetail,
});
/** As changes of who serves whom, one a seat, in the last wave. Refused: `restructuring.assignment_outdated` when the proposal has changed since, `restructuring.assignment_does_not_fit`, `restructuring.no_such_point`. */
export const takeAssignment = endpoint({
  method: 'POST', path: '/api/v1/proposals/:proposalId/assignment/taken', summary: 'Take an assignment into the proposal', ifMatch: true, input: z.object({ ...Of, version: z.int(), point: z.int().min(0).max(1000) }), output: Proposal,
});
