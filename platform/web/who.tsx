import { createContext, useContext, type ReactNode } from 'react';
import type { Me } from '../../contract/me.ts';

const MeContext = createContext<Me | null>(null);

export const MeProvider = ({ me, children }: { me: Me; children: ReactNode }) => <MeContext value={me}>{children}</MeContext>;

/** The person signed in, with positions, rights and company. Only inside the shell. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe before anybody signed in');
  return me;
}

/** Whether the person has a right in any of their positions (`sales.opportunity.move`). Where it holds, the server says. */
export function useMay(): (right: string) => boolean {
  const { rights } = useMe();
  return (right) => rights.includes(right);
}
