import { Button } from '@mantine/core';
import type { Said } from '../../../platform/web/problems.ts';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { Proposal, ProposalImpact } from '../contract.ts';
import { useChangeWords, useRefusalWords } from './changeWords.ts';
import { studioExtras } from './extras.ts';
import { ImpactRisk, ImpactScore } from './ImpactScore.tsx';
import { ImpactStructure } from './ImpactStructure.tsx';
import { Intents } from './Intents.tsx';
import { PublishPanel } from './PublishPanel.tsx';

interface PanelProps { impact: ProposalImpact | undefined; said: Said | undefined; isWorking: boolean; proposal: Proposal; seeAccounts: () => void; /** Opens a change that does not fit, to mend it. */ edit: (changeId: string) => void; /** Opens the dates of the waves. */ setDates: () => void }

/** Beside the drawing, recalculated with each change: customers first, then what is at risk, who changes hands, the structure and the time. Of what is published nothing is left to weigh. */
export function ImpactPanel({ impact, said, isWorking, proposal, seeAccounts, edit, setDates }: PanelProps) {
  const words = useWords().restructuring.impact;
  return (
    <aside className="side impact" aria-label={words.title} aria-live="polite" aria-busy={isWorking}>
      <ProblemNote said={said} />
      {!impact && !said && <section><Section title={words.title} /><LoadingBars rows={6} /></section>}
      {impact && (
        <>
          <PublishPanel proposal={proposal} impact={impact} setDates={setDates} />
          {proposal.waves.some((w) => w.publishedAt !== null) && studioExtras().map(({ Standing }, i) => <Standing key={i} proposal={proposal} />)}
        </>
      )}
      {impact && proposal.waves.some((w) => w.publishedAt === null) && (
        <>
          <Refusals impact={impact} proposal={proposal} edit={edit} />
          <ImpactScore impact={impact} proposal={proposal} isWorking={isWorking} />
          <ImpactRisk impact={impact} />
          <Hands impact={impact} seeAccounts={seeAccounts} />
          <Intents proposalId={proposal.id} mayPlan={proposal.may.edit || proposal.may.sign.length > 0} />
          <ImpactStructure impact={impact} />
          <Lists impact={impact} />
          {impact.missing.length > 0 && <section className="sm sub">{words.missing(impact.missing.join(', '))}</section>}
        </>
      )}
    </aside>
  );
}

function Refusals({ impact, proposal, edit }: Pick<PanelProps, 'proposal' | 'edit'> & { impact: ProposalImpact }) {
  const words = useWords().restructuring.impact, f = useFormats();
  const says = useRefusalWords(), saysChange = useChangeWords();
  const orphans = impact.customers.orphans;
  const refused = proposal.changes.flatMap((c) => { const why = [...new Set(impact.refusals.filter((r) => r.changeId === c.id).map(says))]; return why.length > 0 ? [{ c, why }] : []; });
  if (impact.refusals.length === 0 && orphans.length === 0) return null;
  return (
    <section className="refused">
      <Section title={<span className="late">{words.refused}</span>} />
      <ul>{refused.map(({ c, why }) => <li key={c.id}>{proposal.may.edit ? <button type="button" className="plain u m" onClick={() => edit(c.id)}>{saysChange(c)}</button> : <span className="m">{saysChange(c)}</span>} {why.join(' ')}</li>)}{orphans.length > 0 && <li>{words.orphans(String(orphans.length))}: {orphans.slice(0, 5).map((o) => o.name).join(', ')}{orphans.length > 5 && ` +${f.number(orphans.length - 5)}`}</li>}</ul>
      <p className="sm sub" style={{ margin: 0 }}>{words.refusedLead}</p>
    </section>
  );
}

function Hands({ impact, seeAccounts }: { impact: ProposalImpact; seeAccounts: () => void }) {
  const words = useWords().restructuring.impact, f = useFormats();
  const { changingHands, changing, led, deals } = impact.customers;
  return (
    <section>
      <Section title={words.hands} n={words.handsOf(f.number(changing), f.number(led))} right={<Button size="compact-xs" onClick={seeAccounts}>{words.seeAll}</Button>} />
      <dl className="cls">
        {changingHands.filter((c) => c.class !== 'unclassed' || c.accounts > 0).map((c) => <div key={c.class}><dt className="sub sm">{c.class === 'unclassed' ? words.unclassed : words.class(c.class)}</dt><dd><span className="fact">{f.number(c.accounts)}</span> <span className="sm sub">{words.handsOf('', f.number(c.of)).trim()}</span></dd></div>)}
        <div><dt className="sub sm">{words.inTransit}</dt><dd><span className="fact">{f.number(deals.count)}</span> <span className="sm sub">{words.commit(f.moneyWhole(deals.value), f.number(deals.commit))}</span></dd></div>
      </dl>
    </section>
  );
}

function Lists({ impact }: { impact: ProposalImpact }) {
  const words = useWords().restructuring.impact, focus = useWords().focus, f = useFormats();
  const { meetings, changedOften, held } = impact.customers;
  const list = (title: string, rows: readonly (readonly [string, string, string])[]) => rows.length > 0 && (
    <section>
      <Section title={title} n={f.number(rows.length)} />
      {rows.slice(0, 6).map(([name, note, value]) => <div key={name + note} className="row line-row"><span className="m el">{name}</span><span className="sub sm el" style={{ flex: 1 }}>{note}</span><span className="nw">{value}</span></div>)}
    </section>
  );
  return (
    <>
      {list(words.meetings, meetings.map((m) => [m.account, focus.fromTo(m.from ?? focus.nobody, m.to ?? focus.nobody), f.plainDay(m.on)]))}
      {list(words.often, changedOften.map((o) => [o.account.name, '', focus.changes(f.number(o.changes))]))}
      {list(words.held, held.map((h) => [focus.kindsHeld[h.kind] ?? h.kind, h.items.slice(0, 2).map((i) => i.name).join(', '), f.number(h.count)]))}
    </>
  );
}

