import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { GoLink, useGo } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { Split } from '../../../platform/web/parts/Split.tsx';
import { reach } from '../../../platform/web/reach.ts';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { type Decision, linkDecision, listDecisions, readDecision, unlinkDecision } from '../contract.ts';
import './decisions.css';
import { DecisionChip } from './DecisionChip.tsx';
import { DecisionOptions } from './DecisionOptions.tsx';
import { DecisionSteps } from './DecisionSteps.tsx';
import { LinkForm } from './LinkForm.tsx';

const places = { proposal: '/structure/proposals', campaign: '/marketing/campaigns', opportunity: '/sales/opportunities' } as const;

/** A decision read from the customer down: what happens to them, the options, who takes part, and what has happened since. */
export function DecisionPage() {
  const { decisionId } = useParams({ strict: false }) as { decisionId: string };
  const words = useWords().decisions, f = useFormats();
  const may = useMay(), go = useGo();
  const asked = useAsk(readDecision, { decisionId }, { keep: true, live: ['decision'] });
  const d = asked.data;
  const replace = d?.decidedOn && !d.supersededBy && may('decisions.decision.write') ? [{ name: words.replace, run: () => go(`/structure/decisions?${new URLSearchParams({ new: '1', supersedes: d.id, title: d.title, ...Object.fromEntries(d.links.map((l) => [l.kind, l.id])) }).toString()}`) }] : [];
  return (
    <>
      <TopBar title={d?.title ?? words.one} crumb={{ name: words.title, to: '/structure/decisions' }} state={d && <DecisionChip state={d.state} />} actions={replace} />
      <ProblemNote said={asked.said} retry={() => void asked.refetch()} />
      {asked.isPending && <LoadingBars rows={8} />}
      {d && (
        <Split side={<Side decision={d} />} sideName={words.who}>
          <div className="decision">
            <section><Section title={words.customer} /><p className="said cust-said">{d.customerEffect}</p></section>
            {d.context && <section><Section title={words.context} /><p className="said">{d.context}</p></section>}
            <DecisionOptions decision={d} />
            <DecisionSteps decision={d} />
            {d.decidedOn && <p className="sm sub">{words.edited}</p>}
            {d.effect === null && !d.supersededBy && <p className={d.reviewLate ? 'sm late' : 'sm sub'}>{words.review(f.exactDay(d.reviewOn))}</p>}
          </div>
        </Split>
      )}
    </>
  );
}

function Side({ decision: d }: { decision: Decision }) {
  const words = useWords().decisions;
  const mayLink = useMay()('decisions.decision.write'), [linking, setLinking] = useState(false);
  const unlink = useTell(unlinkDecision, { makesStale: [readDecision, listDecisions], done: () => words.done.unlinked, undo: ({ version }, { decisionId, kind, id }) => reach(linkDecision, { decisionId, version, kind, id }) });
  const link = (l: Decision['links'][number]) => <span key={l.id} className="row" style={{ gap: 4 }}><span style={{ flex: 1, minWidth: 0 }}>{linked(l)}</span>{mayLink && l.name && <ActionIcon aria-label={`${words.unlink}: ${l.name}`} title={words.unlink} loading={unlink.isTelling} onClick={() => unlink.tell({ decisionId: d.id, version: d.version, kind: l.kind, id: l.id })}><IconX size={14} stroke={1.7} /></ActionIcon>}</span>;
  const linked = ({ kind, id, name }: Decision['links'][number]) => <span className="el">{name ? <><GoLink className="u m" to={`${places[kind]}/${id}`}>{name}</GoLink><span className="sm sub"> {words.links[kind]}</span></> : <span className="sub" title={words.hidden}>{words.links[kind]}</span>}</span>;
  return (
    <>
      <section><Section title={words.who} />{d.roles.map((r) => { const before = d.passed.findLast((p) => p.role === r.role && p.to.id === r.seat.id); return <div key={r.role + r.seat.id} className="row line-row decision-part"><span className="sub">{words.roles[r.role]}</span><span><span className="m">{r.person?.name ?? r.seat.name}</span>{r.person && <span className="sm sub"> {r.seat.name}</span>}{before && <span className="sm sub"> {words.before(before.from.name)}</span>}</span></div>; })}</section>
      {(d.links.length > 0 || mayLink) && <section><Section title={words.linked} right={mayLink && <Button size="compact-xs" onClick={() => setLinking(true)}>{words.linkIt}</Button>} /><div className="col" style={{ gap: 4, marginTop: 4 }}>{d.links.map(link)}</div><ProblemNote said={unlink.said} /></section>}
      {linking && <LinkForm decision={d} onClose={() => setLinking(false)} />}
      {(d.supersedes || d.supersededBy) && (
        <section>
          {d.supersedes && <div className="row line-row"><span className="sub">{words.supersedes}</span><GoLink className="u m el" to={`/structure/decisions/${d.supersedes.id}`}>{d.supersedes.name}</GoLink></div>}
          {d.supersededBy && <div className="row line-row"><span className="sub">{words.supersededBy}</span><GoLink className="u m el" to={`/structure/decisions/${d.supersededBy.id}`}>{d.supersededBy.name}</GoLink></div>}
        </section>
      )}
    </>
  );
}
