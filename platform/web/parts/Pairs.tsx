import type { ReactNode } from 'react';

/** Name and value, one a line. */
export const Pairs = ({ rows }: { rows: readonly (readonly [ReactNode, ReactNode])[] }) =>
  <dl className="pairs">{rows.map(([name, value], i) => <div key={i}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>;
