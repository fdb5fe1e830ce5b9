import type { ProblemKind } from '../contract/organograms.ts';

/*
  An organogram is the list of posts of a company on one date, as somebody else keeps it: a reference for each post, who
  holds it, its title, its unit and the post it reports to. Here are the shapes that the rules of this room share. Dates
  are `YYYY-MM-DD`, periods half-open. Nothing that was read is dropped in silence: what cannot be taken as it stands
  becomes a problem, which says what was done instead.
*/

export interface Post {
  ref: string;
  title: string;
  /** The unit's key: its name without regard to case and spaces. */
  unit: string;
  /** The reference of the post it reports to; null at the top. */
  reportsTo: string | null;
  /** Over 0, at most 1. */
  fte: number;
  archetype: string | null;
  market: string | null;
  /** The holder's key; null while vacant, or while their name is not given. */
  holder: string | null;
  /** Somebody holds it whose name is not given: it is withheld, counted in a group, or in no column. */
  unnamed: boolean;
  /** One seat of a counted group, not a post of its own. */
  group: boolean;
}

export type { ProblemKind };
/** `on`: the organogram's date; `row`: the line of its file, the header being line 1; `value`: what stood there. */
export interface Problem { kind: ProblemKind; on: string | null; ref: string | null; value: string | null; file?: string; row?: number }

/** A date's posts, clean: one row a reference, managers that exist, no circles. Names in their spelling of that date. */
export interface Snapshot { on: string; posts: readonly Post[]; units: Readonly<Record<string, string>>; people: Readonly<Record<string, string>> }

/** The same post under another reference since a date. */
export interface Renumbering { from: string; to: string; on: string }

export interface Period { from: string; to: string | null }
export interface DatedPieces {
  units: { key: string; name: string; valid: Period }[];
  posts: { ref: string; title: string; unit: string; fte: number; archetype: string | null; market: string | null; held: boolean; unnamed: boolean; valid: Period }[];
  appointments: { person: string; ref: string; fte: number; valid: Period }[];
  lines: { ref: string; reportsTo: string; valid: Period }[];
  people: { key: string; name: string }[];
}

/** Two spellings of one name: case, accents' composition and spaces make no difference. */
export const keyOf = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
export const tidy = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ');
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
