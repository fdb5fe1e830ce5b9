import type { ComponentType } from 'react';
import type { ContactMark, HandOffMark } from '../../../platform/web/lines/marks.ts';
import type { Fact } from '../../../platform/web/parts/Facts.tsx';

/*
  What rooms above bring to a customer's page, and to the day. A room below never imports one above, so app/web.tsx hands them over once,
  before anything is drawn; their hooks are called in that order on every page.
*/
export interface AccountExtras {
  /** Facts for the header, in order of importance. */
  useFacts?: (accountId: string) => readonly Fact[];
  /** Marks on the double line: bookings, expected closes. */
  useMarks?: (accountId: string) => readonly ContactMark[];
  useHandOffs?: (accountId: string) => readonly HandOffMark[];
  /** A section of the side panel. */
  Side?: ComponentType<{ accountId: string }>;
  /** What to know before anything else, for who directs: above the day's own sections. */
  DayLead?: ComponentType;
  /** A section of the day itself, below the agenda: a team's load, campaigns, deals at risk. Nothing where it is not the reader's business. */
  DayMain?: ComponentType;
  /** What each of these customers is worth, in words, for the place under its line. */
  useWorth?: (accountIds: readonly string[]) => ReadonlyMap<string, string>;
  /** What waits for the reader today: before the promises, because it has a clock. */
  DayFirst?: ComponentType;
  /** What the reader asked for and waits for: after the promises. */
  DayLast?: ComponentType;
}

let extras: readonly AccountExtras[] = [];

export const bringAccountExtras = (all: readonly AccountExtras[]): void => { extras = all; };
export const accountExtras = (): readonly AccountExtras[] => extras;

/* The list never changes once the page is drawn, so hooks over it keep their order. */
export const useExtraFacts = (accountId: string): Fact[] => extras.flatMap((e) => e.useFacts?.(accountId) ?? []);
export const useExtraWorth = (accountIds: readonly string[]): ReadonlyMap<string, string> => new Map(extras.flatMap((e) => [...(e.useWorth?.(accountIds) ?? [])]));
export const useExtraMarks = (accountId: string): ContactMark[] => extras.flatMap((e) => e.useMarks?.(accountId) ?? []);
export const useExtraHandOffs = (accountId: string): HandOffMark[] => extras.flatMap((e) => e.useHandOffs?.(accountId) ?? []);
