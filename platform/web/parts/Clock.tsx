/**
 * The clock of an agreement: words first, the bar only repeats them. `left` "Quedan 42 min", `due` "vence 11:32",
 * `used` from 0 to 1 (absent: paused, no fill), `late` when due or within the last tenth. `working`: whose hours count, on hover.
 */
export function Clock({ left, due, used, late, working }: { left: string; due: string; used?: number; late?: boolean; working?: string }) {
  return (
    <div className="clock" data-late={late || undefined} title={working}>
      <span className={late ? 'm nw late' : 'm nw'}>{left}</span>
      <span className="sub el">{due}</span>
      <div className="bar" aria-hidden>{used !== undefined && <i style={{ width: `${Math.min(1, Math.max(0, used)) * 100}%` }} />}</div>
    </div>
  );
}
