import { Button } from '@mantine/core';
import { useState, type CSSProperties, type ReactNode } from 'react';
import { useKeys } from '../keys.ts';
import { useWords } from '../words.tsx';

/**
 * Content and one right panel (never two). From 1024 px side by side; between, the panel opens over the content from a button;
 * on a phone it comes after the content. `side` is a list of `<section>`s; `sideName` says what it is about.
 */
export function Split({ children, side, sideName, width }: { children: ReactNode; side?: ReactNode; sideName?: string; width?: number }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  useKeys([{ keys: 'Escape', run: () => setOpen(false) }], open);
  const name = sideName ?? words.platform.details;
  return (
    <div className="split">
      <div className="main">{children}</div>
      {side && <Button className="side-opener" aria-expanded={open} onClick={() => setOpen(true)}>{name}</Button>}
      {side && (
        <aside className="side" data-open={open || undefined} aria-label={name} style={width ? ({ '--side': `${width}px` } as CSSProperties) : undefined} tabIndex={-1}>
          {open && <section className="row"><b className="b">{name}</b><span className="sp" /><Button onClick={() => setOpen(false)}>{words.common.close}</Button></section>}
          {side}
        </aside>
      )}
    </div>
  );
}
