import { SegmentedControl, TextInput } from '@mantine/core';
import { Fragment, useState } from 'react';
import { fitting } from '../../../platform/web/shell/fitting.ts';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import type { Access, ExplainedRight } from '../contract.ts';
import { nameOf, type NamedRole } from './AccessSeats.tsx';

type Show = 'may' | 'mayNot' | 'all';
interface Matrix { roles: readonly NamedRole[]; rights: readonly { right: string; name: string }[] }

/** Right by right: where it holds, and the chain from role to seat; where it is not held, which roles would give it. */
export function AccessRights({ access, matrix }: { access: Access; matrix: Matrix }) {
  const all = useWords();
  const words = all.oversight.access, { rooms } = all.organization.settings;
  const [show, setShow] = useState<Show>('may');
  const [text, setText] = useState('');
  const names = new Map(matrix.rights.map((r) => [r.right, r.name]));
  const asked = access.rights.filter((r) => show === 'all' || (show === 'may') === r.because.length > 0);
  const shown = fitting(asked.map((r) => ({ ...r, name: names.get(r.right) ?? r.right })), text);
  const seats = new Map(access.seats.map((s) => [s.seat.id, s.seat.name]));
  return (
    <section>
      <Section title={words.rights} n={shown.length} />
      <div className="row" data-wrap style={{ margin: '8px 0' }}>
        <SegmentedControl aria-label={words.rights} value={show} onChange={(s) => setShow(s as Show)} data={(['may', 'mayNot', 'all'] as const).map((value) => ({ value, label: words.show[value] }))} />
        <TextInput aria-label={words.find} placeholder={words.find} value={text} onChange={(e) => setText(e.currentTarget.value)} w={240} />
      </div>
      <Shared access={access} />
      {shown.length === 0 ? <p className="sub">{words.noneFound}</p> : (
        <table className="t access-rights">
          <thead><tr><th scope="col">{words.right}</th><th scope="col">{words.where}</th><th scope="col">{words.why}</th></tr></thead>
          <tbody>
            {[...Map.groupBy(shown, (r) => r.room)].map(([room, list]) => (
              <Fragment key={room}>
                <tr><th scope="rowgroup" colSpan={3} className="b">{rooms[room as keyof typeof rooms] ?? room}</th></tr>
                {list.map((r) => <tr key={r.right}><td className="m">{r.name}</td><td className="nw"><Where right={r} /></td><td className="ink2"><Why right={r} roles={matrix.roles} seats={seats} /></td></tr>)}
              </Fragment>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** What both divisions share reaches further than the seats: all of one's markets. */
function Shared({ access }: { access: Access }) {
  const words = useWords().oversight.access;
  const why = access.rights.find((r) => r.right === 'customers.account.read')?.because ?? [];
  const grants = access.seats.flatMap((s) => s.grants.filter((g) => why.some((b) => b.seat === s.seat.id && b.role === g.role && b.scope === g.scope)));
  if (grants.length === 0 || grants.some((g) => g.reach.company)) return null;
  return <p className="sm sub prose" style={{ margin: '0 0 8px' }}>{words.shared([...new Set(grants.flatMap((g) => g.reach.markets.map((m) => m.name)))].join(', '))}</p>;
}

function Where({ right }: { right: ExplainedRight }) {
  const words = useWords().oversight.access;
  if (right.because.length === 0) return <span className="sub">{words.no}</span>;
  return <>{right.company ? words.company : words.reachSeats(right.seats)}</>;
}

function Why({ right, roles, seats }: { right: ExplainedRight; roles: readonly NamedRole[]; seats: ReadonlyMap<string, string> }) {
  const all = useWords();
  const words = all.oversight.access;
  if (right.because.length === 0) return <>{words.whoMay(right.roles.map((role) => nameOf(roles, role)).join(', '))}</>;
  return <>{right.because.map((b) => <div key={`${b.seat} ${b.role} ${b.scope}`}>{words.chain(nameOf(roles, b.role), seats.get(b.seat) ?? '', all.organization.settings.scopes[b.scope].toLowerCase())}</div>)}</>;
}
