import type { ComponentType } from 'react';
import type { Words } from '../../../../words/es.ts';
import type { Structure } from '../../contract.ts';

/*
  What rooms above bring to the structure: figures to read on each seat, sections for a seat's drawer, and what may be begun
  from the chart. A room below never imports one above, so app/web.tsx hands them over once, before anything is drawn.
*/

/** One measure of a seat: in words, and as a bar (`fill` and `mark` are shares of its length). */
export interface SeatFigure { text: string; fill?: number; mark?: number; tone?: 'late' | 'faint' }
export interface OverlayFigures {
  /** By seat; a seat without one is beyond the reader's reach, or has none. Absent while it is being fetched. */
  figures: ReadonlyMap<string, SeatFigure> | undefined;
  /** What bar and mark mean, under the chart. */
  legend: string;
}
export interface StructureOverlay { key: string; name: (words: Words) => string; right: string; useFigures: (structure: Structure, when: boolean) => OverlayFigures }
export interface StructureDoing { name: (words: Words) => string; right: string; to: string }
/** A file of what is on screen: `href` takes the search that says what that is, and how the reader's spreadsheet writes a CSV. */
export interface StructureFile { name: (words: Words) => string; href: (search: string, csv: 'csv' | 'semicolons') => string }
export interface StructureExtras {
  overlays?: readonly StructureOverlay[];
  SeatSide?: ComponentType<{ positionId: string; on: string }>;
  doing?: StructureDoing;
  files?: readonly StructureFile[];
  /** What to know before anything else, above the settings. */
  SettingsLead?: ComponentType;
}

let extras: readonly StructureExtras[] = [];

export const bringStructureExtras = (all: readonly StructureExtras[]): void => { extras = all; };
export const structureExtras = (): readonly StructureExtras[] => extras;
export const structureOverlays = (): StructureOverlay[] => extras.flatMap((e) => e.overlays ?? []);

/* The list never changes once the page is drawn, so hooks over it keep their order: only the chosen one asks. */
export const useOverlay = (key: string | undefined, structure: Structure): OverlayFigures | undefined => {
  const all = structureOverlays().map((o) => ({ key: o.key, read: o.useFigures(structure, o.key === key) }));
  return all.find((o) => o.key === key)?.read;
};
