import type { ReactNode } from 'react';
import { lazyPart } from './lazyPart.tsx';
import type { MenuGroup } from './MenuBox.tsx';

const PopBox = lazyPart(() => import('./PopBox.tsx'), 'default');
const MenuBox = lazyPart(() => import('./MenuBox.tsx'), 'default');

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
  <span className="pop">{children}{opened && <PopBox {...box} />}</span>;

/** A menu by its control: groups of entries, moved through with the arrows. */
export const MenuPop = ({ children, opened, groups, className = '', ...box }: Omit<PopProps, 'content'> & { groups: readonly MenuGroup[]; className?: string }) =>
  <span className={`pop ${className}`}>{children}{opened && <MenuBox {...box} groups={groups} />}</span>;
