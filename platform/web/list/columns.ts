import type { ReactNode } from 'react';
import { useKept } from '../kept.ts';

export interface Column<Row> {
  /** Also the name the endpoint sorts by, and the export's column. */
  name: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** A grid track; `minmax(120px, 1fr)` unless told. Figures and money: '110px'. */
  width?: string;
  sorts?: boolean;
  /** Figures and money stand at the end; a glyph in the middle. */
  align?: 'end' | 'middle';
  /** Not shown until chosen. */
  extra?: boolean;
}

export type Density = 'compact' | 'normal' | 'roomy';
export const rowHeights: Record<Density, number> = { compact: 30, normal: 36, roomy: 52 };

/** The first column names the row and is always there. */
export function useColumns<Row>(list: string, columns: readonly Column<Row>[]) {
  const [names, setNames] = useKept<string[]>(`${list}.columns`, []);
  return { shown: shownColumns(columns, names), names, choose: setNames };
}

/** Those chosen, in the list's own order; the usual ones when none is chosen, or when those chosen no longer exist. */
export function shownColumns<Row>(columns: readonly Column<Row>[], names: readonly string[]): Column<Row>[] {
  const chosen = columns.filter((column, i) => i === 0 || names.includes(column.name));
  return chosen.length > 1 ? chosen : columns.filter((column) => !column.extra);
}

/** The least a row can be: below it the list scrolls sideways, all rows and the head together. */
export const leastWidth = (tracks: string): number =>
  tracks.split(/ (?![^(]*\))/).reduce((sum, track) => sum + Number(/(\d+)px/.exec(track)?.[1] ?? 0), 0);

export const tracksOf = <Row>(columns: readonly Column<Row>[], withPick: boolean): string =>
  [...(withPick ? ['44px'] : []), ...columns.map((c, i) => c.width ?? (i === 0 ? 'minmax(180px, 2fr)' : 'minmax(120px, 1fr)'))].join(' ');
