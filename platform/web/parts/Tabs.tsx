import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';

/** Screens of one place as tabs. Where they don't all fit, the one that is open is brought into view. */
export function Tabs({ name, children }: { name: string; children: ReactNode }) {
  const nav = useRef<HTMLElement>(null);
  const here = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => {
    const open = nav.current?.querySelector<HTMLElement>('[aria-current=page]');
    if (open) nav.current!.scrollLeft = open.offsetLeft - (nav.current!.clientWidth - open.offsetWidth) / 2;
  }, [here]);
  return <nav className="tabs" aria-label={name} ref={nav}>{children}</nav>;
}
