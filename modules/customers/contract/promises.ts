import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Instant } from '../../../contract/shapes.ts';
import { LineNeed, LinePromise } from './account.ts';

/** Promises and needs of a customer: open ones first, then the latest. */
export const listCommitments = endpoint({
  method: 'GET', path: '/api/v1/accounts/:accountId/commitments', summary: 'What was promised to a customer and what it needs',
  input: z.object({ accountId: Id }), output: z.object({ promises: z.array(LinePromise), needs: z.array(LineNeed) }),
});

const Title = z.string().trim().min(1, 'missing').max(200, 'too_long');
const Changed = z.object({ id: Id, version: z.int() });
const One = { promiseId: Id, version: z.int() };

/** Given today unless told. `dueAt` is the hour of `dueOn` when the customer was told one. */
export const givePromise = endpoint({
  method: 'POST', path: '/api/v1/promises', summary: 'Record a promise given to a customer', creates: true,
  input: z.object({ accountId: Id, title: Title, dueOn: Day, dueAt: Instant.nullable().optional(), givenOn: Day.optional(), seatId: Id.optional() })
    .refine((p) => !p.givenOn || p.givenOn <= p.dueOn, { message: 'not_valid', path: ['dueOn'] }),
  output: Changed,
});
export const changePromise = endpoint({
  method: 'PATCH', path: '/api/v1/promises/:promiseId', summary: 'Change a promise’s words or due day', ifMatch: true,
  input: z.object({ ...One, title: Title.optional(), dueOn: Day.optional(), dueAt: Instant.nullable().optional() }), output: Changed,
});
/** `conflict` (rule `customers.promise_kept`) when it was kept already. */
export const keepPromise = endpoint({
  method: 'PUT', path: '/api/v1/promises/:promiseId/kept', summary: 'Say that a promise was kept', ifMatch: true, input: z.object(One), output: Changed,
});
export const reopenPromise = endpoint({
  method: 'DELETE', path: '/api/v1/promises/:promiseId/kept', summary: 'A promise was not kept after all', ifMatch: true, input: z.object(One), output: Changed,
});
export const withdrawPromise = endpoint({
  method: 'PUT', path: '/api/v1/promises/:promiseId/withdrawal', summary: 'Withdraw a promise recorded by mistake', ifMatch: true, input: z.object(One), output: Changed,
});
export const restorePromise = endpoint({
  method: 'DELETE', path: '/api/v1/promises/:promiseId/withdrawal', summary: 'Put a withdrawn promise back', ifMatch: true, input: z.object(One), output: Changed,
});

export const registerNeed = endpoint({
  method: 'POST', path: '/api/v1/needs', summary: 'Register what a customer needs', creates: true,
  input: z.object({ accountId: Id, title: Title, detail: z.string().trim().max(2000, 'too_long').default(''), registeredOn: Day.optional(), seatId: Id.optional() }), output: Changed,
});
/** A need closes when the customer confirms it: `confirmedBy` is one of its contacts (rule `customers.need_confirmed_by`). */
export const meetNeed = endpoint({
  method: 'PUT', path: '/api/v1/needs/:needId/met', summary: 'Say that a need was met, and which contact confirmed it', ifMatch: true,
  input: z.object({ needId: Id, version: z.int(), confirmedBy: Id, metOn: Day.optional() }), output: Changed,
});
export const reopenNeed = endpoint({
  method: 'DELETE', path: '/api/v1/needs/:needId/met', summary: 'A need was not met after all', ifMatch: true, input: z.object({ needId: Id, version: z.int() }), output: Changed,
});
export const withdrawNeed = endpoint({
  method: 'PUT', path: '/api/v1/needs/:needId/withdrawal', summary: 'Withdraw a need registered by mistake', ifMatch: true, input: z.object({ needId: Id, version: z.int() }), output: Changed,
});
export const restoreNeed = endpoint({
  method: 'DELETE', path: '/api/v1/needs/:needId/withdrawal', summary: 'Put a withdrawn need back', ifMatch: true, input: z.object({ needId: Id, version: z.int() }), output: Changed,
});
