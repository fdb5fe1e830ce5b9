import { useState, type ReactNode } from 'react';
import { useWords } from '../words.tsx';
import { GoLink } from './GoLink.tsx';
import { Pop } from './Pop.tsx';

export interface WhyPart { name: ReactNode; value: ReactNode }
interface WhyProps {
  children: ReactNode;
  /** What the figure is, in a line. */
  title: string;
  /** What it is made of; they add up to `total` (the server sends both). */
  parts: readonly WhyPart[];
  total?: WhyPart;
  /** Period, method and version of the definition. */
  note?: ReactNode;
  /** What is behind it: "Ver los 311 registros". */
  records?: { name: string; to: string };
}

/** The number is a door: opens its reasons by click, Enter or `?`. */
export function Why({ children, ...reasons }: WhyProps) {
  const words = useWords();
  const [opened, setOpened] = useState(false);
  return (
    <Pop opened={opened} onClose={() => setOpened(false)} name={reasons.title} width={320} content={<Reasons {...reasons} />}>
      <button type="button" className="why" title={words.platform.why.hint} aria-haspopup="dialog" aria-expanded={opened} onClick={() => setOpened(!opened)}
        onKeyDown={(event) => { if (event.key === '?') { event.preventDefault(); setOpened(true); } }}>{children}</button>
    </Pop>
  );
}

const Reasons = ({ title, parts, total, note, records }: Omit<WhyProps, 'children'>) => (
  <div style={{ whiteSpace: 'normal', textAlign: 'left' }}>
    <div className="b" tabIndex={-1} data-autofocus>{title}</div>
    <table className="why-parts">
      <tbody>{parts.map((part, i) => <tr key={i}><td className="ink2">{part.name}</td><td>{part.value}</td></tr>)}</tbody>
      {total && <tfoot><tr><td>{total.name}</td><td>{total.value}</td></tr></tfoot>}
    </table>
    {note && <div className="sm sub">{note}</div>}
    {records && <div className="sm" style={{ marginTop: 6 }}><GoLink to={records.to} className="u m">{records.name}</GoLink></div>}
  </div>
);
