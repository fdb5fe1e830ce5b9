import { Button } from '@mantine/core';
import { me } from '../../../../contract/me.ts';
import { useAsk, useTell } from '../../../../platform/web/ask.ts';
import { ProblemNote } from '../../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../../platform/web/parts/Section.tsx';
import { useMay } from '../../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';
import { cancelPositionChange, endAppointment, endGrant, positionCosts, rightsMatrix, type Position } from '../../contract.ts';
import { EndOn } from '../../../../platform/web/parts/EndOn.tsx';
import { Pairs } from '../../../../platform/web/parts/Pairs.tsx';
import { structural } from './structural.ts';
import type { SetView } from './Structure.tsx';

/** What whoever sits there may do: roles with their scope. */
export function SeatRoles({ position, setView }: { position: Position; setView: SetView }) {
  const { structure: words, settings } = useWords().organization;
  const formats = useFormats();
  const may = useMay();
  const { data } = useAsk(rightsMatrix, {}, { freshFor: 3_600_000 });
  const end = useTell(endGrant, { makesStale: [...structural, me], done: () => settings.grantEnded });
  const { today } = formats.settings;
  const nameOf = (role: string) => data?.roles.find((r) => r.role === role)?.name ?? role;
  return (
    <section>
      <Section title={words.seat.roles} right={may('organization.role.grant') ? <Button size="compact-xs" onClick={() => setView({ form: 'grant' }, { push: true })}>{words.seat.grant}</Button> : undefined} />
      {position.grants.length === 0 && <p className="ink2" style={{ margin: '4px 0' }}>{words.seat.noRoles}</p>}
      <Pairs rows={position.grants.map((g) => [nameOf(g.role), <span key={g.role} className="row" style={{ gap: 6, fontWeight: 400 }}><span className="sub">{settings.scopes[g.scope]}{g.to ? `, ${words.seat.until(formats.plainDay(g.to))}` : ''}</span>
          {may('organization.role.grant') && (g.to === null || g.to > today) && <EndOn name={words.seat.end} of={nameOf(g.role)} label={words.form.on} said={end.said} sending={end.isTelling}
            onEnd={(on, done) => end.tell({ positionId: position.id, role: g.role, scope: g.scope, on }, done)} />}</span>] as const)} />
    </section>
  );
}

/** What the seat costs a year, now and from the days it changes; only to whoever may know it. */
export function SeatCost({ position, setView }: { position: Position; setView: SetView }) {
  const words = useWords().organization.structure;
  const formats = useFormats();
  const may = useMay(), mayRead = may('organization.cost.read');
  const asked = useAsk(positionCosts, { positionId: position.id }, { when: mayRead, live: ['position'] });
  if (!mayRead || !asked.data) return <ProblemNote said={asked.said} />;
  return (
    <section>
      <Section title={words.seat.cost} right={may('organization.cost.write') && position.current ? <Button size="compact-xs" onClick={() => setView({ form: 'cost' }, { push: true })}>{words.seat.edit}</Button> : undefined} />
      {asked.data.rows.length === 0 && <p className="ink2" style={{ margin: '4px 0' }}>{words.seat.noCost}</p>}
      <Pairs rows={asked.data.rows.map((c) => [c.to ? words.seat.sinceUntil(formats.plainDay(c.from), formats.plainDay(c.to)) : words.seat.since(formats.plainDay(c.from)), formats.moneyWhole(c.amount)] as const)} />
    </section>
  );
}

/** What is planned for the seat, day by day, each taken back with a click. */
export function SeatPlans({ position }: { position: Position }) {
  const words = useWords().organization.structure;
  const formats = useFormats();
  const mayChange = useMay()('organization.structure.change');
  const cancel = useTell(cancelPositionChange, { makesStale: structural, done: () => words.seat.takenBack });
  const { today } = formats.settings;
  const says = position.versions.filter((v) => v.from > today).map((v) => ({ day: v.from, says: [v.title, v.unit.name, ...(v.status === 'filled' || v.status === 'open' ? [] : [words.status[v.status]])].join(', ') }));
  const end = position.versions.at(-1)?.to;
  if (end && end > today) says.push({ day: end, says: words.seat.endsOn(formats.plainDay(end)) });
  says.push(...position.planned.map((p) => ({ day: p.day, says: words.seat.planned[p.kind][p.act](p.seat.name) })));
  if (says.length === 0) return null;
  const plans = [...Map.groupBy(says, (p) => p.day)].sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    <section>
      <Section title={words.seat.plans} n={formats.number(plans.length)} />
      <Pairs rows={plans.map(([day, of]) => [
        <span key="what">{of.map((p) => <span key={p.says} style={{ display: 'block' }}>{p.says}</span>)}<span className="sm sub" style={{ display: 'block' }}>{words.seat.planFrom(formats.plainDay(day))}</span></span>,
        mayChange && <Button key="back" size="compact-xs" aria-label={`${words.seat.takeBack}: ${of.map((p) => p.says).join('. ')}`} loading={cancel.isTelling} onClick={() => cancel.tell({ positionId: position.id, day, version: position.version })}>{words.seat.takeBack}</Button>,
      ] as const)} />
      <ProblemNote said={cancel.said} />
    </section>
  );
}

/** Everyone who held the seat, the newest first. */
export function SeatHolders({ position }: { position: Position }) {
  const words = useWords().organization.structure;
  const formats = useFormats();
  const mayEnd = useMay()('organization.person.invite');
  const end = useTell(endAppointment, { makesStale: structural, done: () => words.done.ended });
  const { today } = formats.settings;
  return (
    <section>
      <Section title={words.seat.holders} />
      {position.holders.length === 0 && <p className="ink2" style={{ margin: '4px 0' }}>{words.seat.nobodyYet}</p>}
      <Pairs rows={position.holders.map((h) => [
        <span key="who">{h.person.name} <span className="sm sub">{[words.seat.kindsOfHolder[h.kind], h.suspended && words.seat.suspended].filter(Boolean).join(', ')}</span></span>,
        <span key="when" className="row" style={{ gap: 6, fontWeight: 400 }}>{h.until ? words.seat.sinceUntil(formats.plainDay(h.since), formats.plainDay(h.until)) : words.seat.since(formats.plainDay(h.since))}
          {mayEnd && (h.until === null || h.until > today) && <EndOn name={words.seat.end} of={h.person.name} label={words.form.on} said={end.said} sending={end.isTelling}
            onEnd={(on, done) => end.tell({ personId: h.person.id, positionId: position.id, on }, done)} />}</span>,
      ] as const)} />
    </section>
  );
}
