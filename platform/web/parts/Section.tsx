import type { ReactNode } from 'react';

/** The title of a region: what, how many, and to the right what may be done with it or how it is measured. */
export const Section = ({ title, n, right, children }: { title: ReactNode; n?: ReactNode; right?: ReactNode; children?: ReactNode }) =>
  <h2 className="sec">{title}{n !== undefined && <span className="n">{n}</span>}{children}{right !== undefined && <><span className="sp" />{right}</>}</h2>;
