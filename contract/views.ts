import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Done, Id } from './shapes.ts';

/** Saved ways of looking at a list: which filters, which order, which columns. They hold no records, only a question. */

/** The list's name in the code (`customers.accounts`), the same on every screen that shows it. */
const ListName = z.string().regex(/^[a-z]+\.[a-zA-Z_]+$/).max(60);

/** `query` is what the screen writes in its address (`status=open&sort=-amount`); `columns` are names, in order; empty: the usual ones. */
export const SavedView = z.object({
  id: Id,
  list: ListName,
  name: z.string(),
  query: z.string().max(2000),
  columns: z.array(z.string().max(60)).max(60),
  /** Everybody who may open the list sees it; only its owner changes it. */
  shared: z.boolean(),
  mine: z.boolean(),
  ownerName: z.string(),
});
export type SavedView = z.infer<typeof SavedView>;

export const savedViews = endpoint({
  method: 'GET', path: '/api/v1/views', summary: 'Own and shared views of a list, own first, by name', shownToSeer: true,
  input: z.object({ list: ListName }), output: z.object({ rows: z.array(SavedView) }),
});

/** With the `id` of one's own view it is changed; without, a new one is made. `not_allowed` (rule `platform.view_owner`) for another's. */
export const saveView = endpoint({
  method: 'POST', path: '/api/v1/views', summary: 'Save a view of a list', creates: true,
  input: z.object({
    id: Id.optional(), list: ListName, name: z.string().trim().min(1).max(60), query: z.string().max(2000),
    columns: z.array(z.string().max(60)).max(60).default([]), shared: z.boolean().default(false),
  }),
  output: SavedView,
});

export const deleteView = endpoint({
  method: 'DELETE', path: '/api/v1/views/:viewId', summary: 'Delete an own view', input: z.object({ viewId: Id }), output: Done,
});
