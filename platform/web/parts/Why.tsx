import { Popover } from '@mantine/core';
import { useId, useState, type ReactNode } from 'react';
import { useWords } from '../words.tsx';
import { GoLink } from './GoLink.tsx';

export interface WhyPart { name: ReactNode; value: ReactNode }

/**
 * The number is a door: opens what it is made of, by click, Enter or `?`. `parts` add up to `total` (the server sends both);
 * `note` says period, method and version of the definition; `records` leads to what is behind it ("Ver los 311 registros").
 */
export function Why({ children, title, parts, total, note, records }: {
  children: ReactNode; title: string; parts: readonly WhyPart[]; total?: WhyPart; note?: ReactNode; records?: { name: string; to: string };
}) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <Popover width={320} position="bottom-start" offset={8} opened={open} onChange={setOpen} trapFocus returnFocus shadow="md" withinPortal>
      <Popover.Target>
        <button type="button" className="why" title={words.platform.why.hint} onClick={() => setOpen(!open)}
          onKeyDown={(event) => { if (event.key === '?') { event.preventDefault(); setOpen(true); } }}>{children}</button>
      </Popover.Target>
      <Popover.Dropdown p={12} aria-labelledby={id}>
        <div className="b" id={id} tabIndex={-1} data-autofocus>{title}</div>
        <table className="why-parts">
          <tbody>{parts.map((part, i) => <tr key={i}><td className="ink2">{part.name}</td><td>{part.value}</td></tr>)}</tbody>
          {total && <tfoot><tr><td>{total.name}</td><td>{total.value}</td></tr></tfoot>}
        </table>
        {note && <div className="sm sub">{note}</div>}
        {records && <div className="sm" style={{ marginTop: 6 }}><GoLink to={records.to} className="u m">{records.name}</GoLink></div>}
      </Popover.Dropdown>
    </Popover>
  );
}
