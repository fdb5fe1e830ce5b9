import { useMemo, useRef, useState } from 'react';
import { useTell } from '../../../platform/web/ask.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { addChanges, type Change, type Proposal, type ProposalChange, readProposal, removeChanges } from '../contract.ts';
import { type DrawnThen, drawnAhead } from './drawnThen.ts';
import { type DrawnChange, firstToCome, useStale } from './editing.ts';
import { changesWith, type Drawing, drawEdit, type SeatEdit } from './seatEdits.ts';

export interface Draw {
  /** The structure as it will be once the server has all that was drawn here: what the chart and the table show. */
  shown: DrawnThen;
  said: ReturnType<typeof useTell>['said'];
  /** Draws what an edit of seats means. `names`: of people it names that the structure does not. */
  edit: (edit: SeatEdit, seatIds: readonly string[], names?: Record<string, string>) => void;
  add: (change: Change) => void;
}

/**
 * Drawing on the chart and in the table. What is drawn is seen at once; it is sent in turn, each on the version that the one before
 * answered, and worked out anew on what stands there then, so that whoever types fast neither waits nor is told to be behind. What
 * was done last can be taken back.
 */
export function useDrawing(proposal: Proposal, drawn: DrawnThen): Draw {
  const seesCosts = useMay()('organization.cost.read'), tellInTurn = useInTurn(proposal);
  const [ahead, setAhead] = useState<{ changes: ProposalChange[]; acts: number }>();
  const shown = useMemo(() => (ahead ? drawnAhead(drawn, ahead.changes, proposal.waves) : drawn), [drawn, ahead, proposal.waves]);
  const draw = (plan: (now: Pick<Proposal, 'changes' | 'waves'>, then: DrawnThen) => Drawing, names: Record<string, string> = {}) => {
    const now = ahead ? { ...proposal, changes: ahead.changes } : proposal, meant = plan(now, shown);
    if (meant.changes.length + meant.instead.length === 0) return;
    setAhead({ changes: changesWith(now, meant, names), acts: (ahead?.acts ?? 0) + 1 });
    const over = () => setAhead((was) => (was && was.acts > 1 ? { ...was, acts: was.acts - 1 } : undefined));
    void tellInTurn.tell((latest) => plan(latest, shown)).then(over, over);
  };
  return {
    shown, said: tellInTurn.said,
    edit: (edit, seatIds, names) => draw((now, then) => drawEdit(edit, seatIds, { proposal: now, before: drawn.before, after: then.after, seesCosts }), names),
    add: (change) => draw((now) => ({ changes: [{ change, wave: firstToCome(now) }], instead: [] })),
  };
}

type Plan = (now: Proposal) => Drawing;

/** Sends drawings one after the other; each answer gives the next its version before anything else is asked again. */
function useInTurn(proposal: Proposal): { tell: (plan: Plan) => Promise<unknown>; said: Draw['said'] } {
  const words = useWords().restructuring.done, stale = useStale();
  const latest = useRef(proposal), known = useRef(new Map<string, ProposalChange>()), made = useRef(new Map<number, string[]>()), heard = useRef<(answer: Proposal) => void>(undefined), turn = useRef<Promise<unknown>>(Promise.resolve());
  if (proposal.version > latest.current.version) latest.current = proposal;
  const remember = (p: Proposal) => { for (const c of p.changes) known.current.set(c.id, c); };
  const hear = (answer: Proposal, said = '') => {
    made.current.set(answer.version, answer.changes.filter((c) => !known.current.has(c.id)).map((c) => c.id));
    remember(answer);
    latest.current = answer;
    heard.current?.(answer);
    return said;
  };
  const how = { makesStale: stale.filter((e) => e !== readProposal), answers: (_: Proposal, { proposalId }: { proposalId: string }) => [readProposal, { proposalId }] as const };
  const whole = (ids: readonly string[]): DrawnChange[] => ids.flatMap((id) => { const c = known.current.get(id); return c ? [{ change: c.change, wave: c.wave }] : []; });
  const back = useTell(addChanges, { answers: how.answers }), out = useTell(removeChanges, { answers: how.answers });
  const of = () => ({ proposalId: proposal.id, version: latest.current.version });
  const undo = (gone: readonly string[], came: readonly string[]) => (gone.length > 0 ? back.tellNow({ ...of(), changes: whole(gone), ...(came.length > 0 ? { instead: [...came] } : {}) }) : out.tellNow({ ...of(), changeIds: [...came] })).then((p) => hear(p));
  const add = useTell(addChanges, { ...how, done: (p) => hear(p, words.added), undo: ({ version }, { instead = [] }) => undo(instead, made.current.get(version) ?? []) });
  const remove = useTell(removeChanges, { ...how, done: (p) => hear(p, words.removed), undo: (_, { changeIds }) => undo(changeIds, []) });
  const send = (plan: Plan): [answered: Promise<unknown>, shown: Promise<unknown>] => {
    remember(latest.current);
    const now = latest.current, { changes, instead } = plan(now), gone = new Set(instead), at = now.changes.findIndex((c) => gone.has(c.id)), next = at < 0 ? undefined : now.changes.slice(at).find((c) => !gone.has(c.id));
    if (changes.length + instead.length === 0) return [Promise.resolve(), Promise.resolve()];
    const answer = new Promise<Proposal>((hears) => { heard.current = hears; });
    const whenShown = changes.length > 0 ? add.tellNow({ ...of(), changes, ...(instead.length > 0 ? { instead } : {}), ...(next ? { before: next.id } : {}) }) : remove.tellNow({ ...of(), changeIds: instead });
    return [Promise.race([answer, whenShown]), whenShown];
  };
  return {
    said: add.said ?? remove.said,
    tell: (plan) => {
      const sent = turn.current.then(() => send(plan));
      turn.current = sent.then(([answered]) => answered).catch(() => undefined);
      return sent.then(([, shown]) => shown);
    },
  };
}
