import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Money, Named, QueryFlag, QueryList } from '../../../contract/shapes.ts';

export const BoardCard = z.object({
  id: Id, name: z.string(), account: Named, amount: Money, closeOn: Day.nullable(), nextStep: z.string().nullable(), nextStepOn: Day.nullable(),
  owner: z.object({ seatId: Id, seat: z.string(), person: z.string().nullable() }), version: z.int(),
});
export type BoardCard = z.infer<typeof BoardCard>;

/** `deals` and `sums` count every open deal of the stage; `cards` are the first ten by the day they should close. */
export const BoardColumn = z.object({
  stage: z.object({ id: Id, name: z.string(), place: z.int(), probabilityBp: z.int() }),
  deals: z.int(), sums: z.array(Money), cards: z.array(BoardCard),
});
export type BoardColumn = z.infer<typeof BoardColumn>;

/** Without `pipeline`: the default one. More cards of a stage: `/api/v1/opportunities?stage=...&state=open`. */
export const board = endpoint({
  method: 'GET', path: '/api/v1/opportunities/board', summary: 'The open deals by stage: first ten, count and sums',
  input: z.object({ pipeline: Id.optional(), seat: QueryList(Id).optional(), mine: QueryFlag.optional(), closeTo: Day.optional() }),
  output: z.object({ pipelineId: Id, columns: z.array(BoardColumn) }),
});
