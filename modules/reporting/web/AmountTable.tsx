import type { ReactNode } from 'react';

/** The table behind a chart: what names a row, and its amounts. */
export function AmountTable({ title, unit, right, head, rows }: { title: string; unit: string; right: ReactNode; head: readonly string[]; rows: readonly (readonly string[])[] }) {
  return (
    <section>
      <h3>{title} <span>{unit}</span>{right}</h3>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={title}><table className="at">
        <thead><tr>{head.map((h, i) => <th key={h} className={i === 0 ? '' : 'r'}>{h}</th>)}</tr></thead>
        <tbody>{rows.map(([name, ...amounts]) => <tr key={name}><td>{name}</td>{amounts.map((a, i) => <td key={head[i + 1]} className="r">{a}</td>)}</tr>)}</tbody>
      </table></div>
    </section>
  );
}
