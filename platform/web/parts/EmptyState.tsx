import type { ReactNode } from 'react';

/** One sentence on why it is empty, one action, no drawing. */
export const EmptyState = ({ children, action }: { children: ReactNode; action?: ReactNode }) => <div className="empty"><span>{children}</span>{action}</div>;
