import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { eventKinds, problemKinds } from '../../../contract/organogramWords.ts';
import { Day, Done, Id, Instant } from '../../../contract/shapes.ts';
import { Archetype, UnitFunction } from '../../organization/contract.ts';

const Column = z.string().min(1).max(200);

/** Which column says what, and what some values mean. Columns without a name here are not read. */
export const OrganogramMapping = z.object({
  name: z.string().trim().min(1).max(120),
  columns: z.object({
    reference: Column, title: Column, holder: Column.optional(), unit: Column.optional(), reportsTo: Column.optional(), fte: Column.optional(),
    grade: Column.optional(), market: Column.optional(),
    /** The date of each row, where one file holds several. */
    date: Column.optional(),
  }),
  /** Counted posts under one post: so many full times of one grade and title, held by nobody by name. */
  groups: z.object({ reportsTo: Column, title: Column, count: Column, grade: Column.optional(), unit: Column.optional(), date: Column.optional() }).optional(),
  /** Values of "reports to" that mean nobody. */
  top: z.array(z.string()).default(['', '-', 'XX', 'N/A']),
  /** Values of the holder that mean a vacancy. */
  vacant: z.array(z.string()).default(['', '-', 'Vacant', 'Vacante']),
  /** Values of the holder that mean somebody whose name is not told. */
  withheld: z.array(z.string()).default(['N/D', 'ND']),
  dateOrder: z.enum(['ymd', 'dmy', 'mdy']).default('ymd'),
  /** Put before each reference to make its external key, so that two organograms do not meet. */
  prefix: z.string().max(40).default(''),
  /** The market's code of posts that name none; without it, the first market. */
  market: z.string().optional(),
  /** What units do, where `functions` says nothing of them by name; without it, what their name says, or else the unit above them. */
  function: UnitFunction.optional(),
  functions: z.record(z.string(), UnitFunction).default({}),
  /** Grade -> archetype of its span. */
  archetypes: z.record(z.string(), Archetype).default({}),
});
export type OrganogramMapping = z.infer<typeof OrganogramMapping>;

/** A CSV as its bytes (base64): UTF-8, UTF-16 or Windows-1252, any delimiter. `on` where its rows have no date of their own. */
export const OrganogramFile = z.object({
  name: z.string().min(1).max(300), on: Day.nullable().default(null), rows: z.enum(['posts', 'groups']).default('posts'), content: z.base64(),
});
export type OrganogramFile = z.infer<typeof OrganogramFile>;

const input = {
  mapping: OrganogramMapping, files: z.array(OrganogramFile).min(1).max(60),
  leaveOut: z.array(Day).max(60).default([]),
  /** Posts that only changed their reference: accepted out of the preview's suggestions. */
  renumbered: z.array(z.object({ from: z.string(), to: z.string(), on: Day })).max(2000).default([]),
};

const ProblemKind = z.enum(problemKinds);
export type ProblemKind = z.infer<typeof ProblemKind>;

/** One thing that happened: who or which post, what it was and what it became, in the organogram's own words. */
export const EventLine = z.object({ kind: z.enum(eventKinds), ref: z.string().nullable(), what: z.string(), from: z.string().nullable(), to: z.string().nullable() });
export type EventLine = z.infer<typeof EventLine>;
export const DatePicture = z.object({
  on: Day, leftOut: z.boolean(), posts: z.int(), groupSeats: z.int(), people: z.int(), units: z.int(),
  counts: z.array(z.object({ kind: z.enum(eventKinds), n: z.int() })),
  /** The first 400 of its events, those of group seats only counted. */
  events: z.array(EventLine),
});
export const OrganogramProblem = z.object({
  kind: ProblemKind, on: z.string().nullable(), ref: z.string().nullable(), value: z.string().nullable(), file: z.string().nullable(), row: z.int().nullable(),
});
export type OrganogramProblem = z.infer<typeof OrganogramProblem>;

export const OrganogramPreview = z.object({
  /** Names this very outcome: sent back, what is done is what was seen. */
  hash: z.string(),
  dates: z.array(DatePicture),
  problems: z.array(OrganogramProblem), problemCounts: z.array(z.object({ kind: ProblemKind, n: z.int() })),
  suggestions: z.array(z.object({ from: z.string(), to: z.string(), on: Day, title: z.string(), holder: z.string() })),
  /** The units there would be, the higher first: which stands above, how deep, its posts, and what it would do. */
  units: z.array(z.object({ key: z.string(), name: z.string(), under: z.string().nullable(), depth: z.int(), posts: z.int(), function: UnitFunction })),
  totals: z.object({ units: z.int(), posts: z.int(), people: z.int(), appointments: z.int(), lines: z.int() }),
  /** The earlier import that these organograms go on with: their first date is told against the structure as it is now known, and dates up to `lastDay` are left out. */
  continues: z.object({ id: Id, name: z.string(), lastDay: Day }).nullable(),
  /** References that the structure has already, under the prefix, from elsewhere: then nothing can be brought in. */
  taken: z.array(z.string()),
});
export type OrganogramPreview = z.infer<typeof OrganogramPreview>;

/** Refused: `directory.column_missing`, `directory.nothing_to_bring`. */
export const previewOrganograms = endpoint({
  method: 'POST', path: '/api/v1/organograms/preview', summary: 'What several organograms tell as history; changes nothing', largest: 64 * 1024 * 1024,
  input: z.object(input), output: OrganogramPreview,
});

export const OrganogramImport = z.object({
  id: Id, name: z.string(), byName: z.string(), importedAt: Instant, takenBackAt: Instant.nullable(), takenBackByName: z.string().nullable(), /** The import it went on with, by name. */ continues: z.string().nullable(), dates: z.array(Day),
  totals: OrganogramPreview.shape.totals, problems: z.int(),
});
export type OrganogramImport = z.infer<typeof OrganogramImport>;

/** All of it in one transaction: new, or going on with an earlier import where it ended. Refused besides: `directory.preview_is_stale`, `directory.references_taken`. */
export const importOrganograms = endpoint({
  method: 'POST', path: '/api/v1/organograms', summary: 'Bring the history of several organograms into the structure', creates: true, largest: 64 * 1024 * 1024,
  input: z.object({ ...input, hash: z.string().optional() }), output: OrganogramImport,
});
export const listOrganograms = endpoint({
  method: 'GET', path: '/api/v1/organograms', summary: 'Organograms brought in, the latest first', input: z.object({}), output: z.object({ rows: z.array(OrganogramImport) }),
});
/** As a new act: its rows stop being known, its posts and units are no more; people stay. Refused with the list: `directory.built_upon`, and while a later one goes on with it: `directory.continued_since`. */
export const takeOrganogramsBack = endpoint({
  method: 'POST', path: '/api/v1/organograms/:organogramId/take-back', summary: 'Take an organogram import back', input: z.object({ organogramId: Id }), output: Done,
});
