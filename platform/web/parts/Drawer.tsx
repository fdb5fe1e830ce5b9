import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useId, useRef, type CSSProperties, type ReactNode } from 'react';
import { useKeys } from '../keys.ts';
import { useWords } from '../words.tsx';

/** Shows the chosen thing beside its context: it pushes, it does not cover (on a phone it fills the screen). Put it inside `Split`'s or the list's row. */
export function Drawer({ title, onClose, children, foot, width }: { title: ReactNode; onClose: () => void; children: ReactNode; foot?: ReactNode; width?: number }) {
  const words = useWords();
  const id = useId();
  const box = useRef<HTMLElement>(null);
  useKeys([{ keys: 'Escape', run: onClose, whileTyping: true }]);
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    const first = box.current?.querySelector<HTMLElement>('.body input, .body select, .body textarea');
    (first ?? box.current)?.focus();
    return () => before?.focus?.();
  }, []);
  return (
    <aside className="drawer" ref={box} tabIndex={-1} aria-labelledby={id} style={width ? { '--drawer': `${width}px` } as CSSProperties : undefined}>
      <header><h2 className="sec el" id={id}>{title}</h2><span className="sp" /><ActionIcon aria-label={words.common.close} onClick={onClose}><IconX size={16} stroke={1.7} /></ActionIcon></header>
      <div className="body">{children}</div>
      {foot && <footer>{foot}</footer>}
    </aside>
  );
}
