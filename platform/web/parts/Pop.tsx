import { lazy, Suspense, type ReactNode } from 'react';
import type { MenuGroup } from './MenuBox.tsx';

const PopBox = lazy(() => import('./PopBox.tsx'));
const MenuBox = lazy(() => import('./MenuBox.tsx'));

export interface PopProps {
  /** The control that opens it; it says `aria-expanded` itself. */
  children: ReactNode;
  opened: boolean;
  onClose: () => void;
  /** What it is, for those who do not see where it hangs from. */
  name: string;
  content: ReactNode;
  width?: number;
  position?: 'bottom-start' | 'bottom-end' | 'top-start';
}

/** Something small that floats by its control. What places it is fetched when it is first opened. */
export const Pop = ({ children, opened, ...box }: PopProps) =>
  <span className="pop">{children}{opened && <Suspense><PopBox {...box} /></Suspense>}</span>;

/** A menu by its control: groups of entries, moved through with the arrows. */
export const MenuPop = ({ children, opened, groups, className = '', ...box }: Omit<PopProps, 'content'> & { groups: readonly MenuGroup[]; className?: string }) =>
  <span className={`pop ${className}`}>{children}{opened && <Suspense><MenuBox {...box} groups={groups} /></Suspense>}</span>;
