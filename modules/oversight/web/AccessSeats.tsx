import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { Access, HeldSeat, Reached } from '../contract.ts';

export interface NamedRole { role: string; name: string }
export const nameOf = (roles: readonly NamedRole[], role: string) => roles.find((r) => r.role === role)?.name ?? role;

/** The seats held, through which appointment, the roles of each and what their scope reaches; and whom they stand in for. */
export function AccessSeats({ access, roles }: { access: Access; roles: readonly NamedRole[] }) {
  const words = useWords().oversight.access;
  return (
    <>
      <section>
        <Section title={words.seats} n={access.seats.length} />
        <ul className="access-list">{access.seats.map((held) => <Held key={held.seat.id} held={held} roles={roles} />)}</ul>
      </section>
      {access.standsInFor.length > 0 && (
        <section>
          <Section title={words.standsIn} n={access.standsInFor.length} />
          <p className="sm sub prose" style={{ margin: '4px 0 8px' }}>{words.standsInNote}</p>
          <ul className="access-list">
            {access.standsInFor.map((s) => (
              <li key={s.seat.id}><GoLink className="m u" to={`/structure?seat=${s.seat.id}`}>{s.seat.name}</GoLink> <span className="sub">{words.by(s.by.name)}, <Span from={s.from} to={s.to} /></span>
                <div className="sm ink2">{s.answers ? words.answers : words.waits}</div></li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Held({ held, roles }: { held: HeldSeat; roles: readonly NamedRole[] }) {
  const all = useWords();
  const words = all.oversight.access;
  return (
    <li>
      <div><GoLink className="m u" to={`/structure?seat=${held.seat.id}`}>{held.seat.name}</GoLink> <span className="ink2">{held.unit} · {held.market}</span></div>
      <div className="sm sub">{words.kinds[held.kind]}, <Span from={held.from} to={held.to} /></div>
      {!held.counts && <div className="sm late">{words.idle}</div>}
      {held.counts && held.grants.length === 0 && <div className="sm late">{words.noGrants}</div>}
      {held.counts && held.grants.map((g) => (
        <div key={`${g.role} ${g.scope}`} className="access-grant">
          <span className="m">{nameOf(roles, g.role)}</span>
          <span className="ink2">{all.organization.settings.scopes[g.scope]}{g.scope !== 'company' && <>: <Where reach={g.reach} /></>}</span>
          <span className="sm sub"><Span from={g.from} to={g.to} /></span>
        </div>
      ))}
    </li>
  );
}

function Span({ from, to }: { from: string; to: string | null }) {
  const words = useWords().oversight.access;
  const { plainDay } = useFormats();
  return <>{to ? words.sinceUntil(plainDay(from), plainDay(to)) : words.since(plainDay(from))}</>;
}

function Where({ reach }: { reach: Reached }) {
  const words = useWords().oversight.access;
  const names = reach.units.slice(0, 3).map((u) => u.name).join(', '), rest = reach.unitCount - Math.min(3, reach.units.length);
  return <>{words.reach(words.reachSeats(reach.seats), rest > 0 ? words.moreUnits(names, rest) : names, reach.markets.map((m) => m.name).join(', '))}</>;
}
