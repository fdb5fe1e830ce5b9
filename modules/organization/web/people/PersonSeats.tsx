import { Button } from '@mantine/core';
import { useAsk, useTell } from '../../../../platform/web/ask.ts';
import { GoLink } from '../../../../platform/web/parts/GoLink.tsx';
import { Section } from '../../../../platform/web/parts/Section.tsx';
import { useMay } from '../../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';
import { type Appointment, endAppointment, listGrants, type PersonDetail, rightsMatrix } from '../../contract.ts';
import { EndOn } from '../../../../platform/web/parts/EndOn.tsx';
import { structural } from '../structure/structural.ts';

const whenOf = (a: Appointment, today: string): 'now' | 'planned' | 'past' => (a.from > today ? 'planned' : a.to !== null && a.to <= today ? 'past' : 'now');

/** The seats held now, those planned and those held before, each with what can be done about it. */
export function PersonSeats({ person, onAppoint }: { person: PersonDetail; onAppoint: () => void }) {
  const words = useWords().organization.people;
  const { today } = useFormats().settings;
  const mayAppoint = useMay()('organization.person.invite') && person.state !== 'erased';
  const groups = Map.groupBy(person.appointments, (a) => whenOf(a, today));
  return (
    <section>
      <Section title={words.appointments} right={mayAppoint && <Button size="compact-xs" onClick={onAppoint}>{words.appoint}</Button>} />
      {person.appointments.length === 0 && <p className="ink2" style={{ margin: '4px 0' }}>{words.noAppointments}</p>}
      {(['now', 'planned', 'past'] as const).map((when) => {
        const rows = groups.get(when) ?? [];
        return rows.length > 0 && (
          <div key={when} style={{ marginTop: 8 }}>
            <h3 className="sm sub" style={{ margin: 0, fontWeight: 500 }}>{words.when[when]}</h3>
            <ul className="card-list">{rows.map((a) => <Held key={`${a.seat.id}-${a.from}`} person={person} appointment={a} when={when} />)}</ul>
          </div>
        );
      })}
    </section>
  );
}

/** What the seat lets whoever holds it do; a seat without a role lets nobody see anything, which is said before they find out. */
function RolesHeld({ seatId, comesIn }: { seatId: string; comesIn: boolean }) {
  const { people: words, settings } = useWords().organization, { today } = useFormats().settings, may = useMay();
  const grants = useAsk(listGrants, { seat: seatId, on: today, limit: 20 }, { live: ['position'] }).data?.rows, named = useAsk(rightsMatrix, {}, { freshFor: 3_600_000 }).data?.roles;
  const roles = [...new Set(grants?.filter((g) => g.from <= today).map((g) => g.role))];
  if (!grants || !named) return null;
  if (roles.length > 0) return <span className="sm ink2" style={{ display: 'block' }}>{named.filter((r) => roles.includes(r.role)).map((r) => r.name).join(', ')}</span>;
  return <span className={comesIn ? 'sm late' : 'sm sub'} style={{ display: 'block' }}>{words.noRole} {may('organization.role.grant') && <GoLink className="u" to={`/structure?seat=${seatId}&form=grant`}>{settings.grantRole}</GoLink>}</span>;
}

function Held({ person, appointment: a, when }: { person: PersonDetail; appointment: Appointment; when: 'now' | 'planned' | 'past' }) {
  const { people: words, structure } = useWords().organization;
  const formats = useFormats();
  const mayEnd = useMay()('organization.person.invite') && when !== 'past';
  const end = useTell(endAppointment, { makesStale: structural, done: () => structure.done.ended });
  const dates = a.to ? structure.seat.sinceUntil(formats.plainDay(a.from), formats.plainDay(a.to)) : structure.seat.since(formats.plainDay(a.from));
  const kind = [a.kind === 'regular' ? '' : structure.form.appointmentKinds[a.kind], a.fte === 1 ? '' : words.partOfTime(formats.percent(a.fte))].filter(Boolean).join(', ');
  return (
    <li>
      <span style={{ minWidth: 0 }}>
        <GoLink className="m u" to={`/structure?seat=${a.seat.id}&on=${a.from > formats.settings.today || when === 'past' ? a.from : formats.settings.today}`}>{a.seat.name}</GoLink>
        <span className="sm sub" style={{ display: 'block' }}>{a.unit}</span>
        <span className="sm sub" style={{ display: 'block' }}>{[dates, kind].filter(Boolean).join(' · ')}</span>
        {when === 'now' && <RolesHeld seatId={a.seat.id} comesIn={person.state === 'invited' || person.state === 'active'} />}
      </span>
      <span className="sp" />
      {mayEnd && <EndOn name={when === 'planned' ? words.takeBack : structure.seat.end} of={a.seat.name} label={structure.form.on} said={end.said} sending={end.isTelling} first={when === 'planned' ? a.from : undefined}
        onEnd={(on, done) => end.tell({ personId: person.id, positionId: a.seat.id, on }, done)} />}
    </li>
  );
}
