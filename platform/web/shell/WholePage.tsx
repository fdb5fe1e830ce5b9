import type { ReactNode } from 'react';

/** A page that says one thing: what happened, why, and what to do. */
export const WholePage = ({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) =>
  <div className="whole"><h1 className="ttl">{title}</h1><div className="ink2 prose">{children}</div>{action}</div>;
