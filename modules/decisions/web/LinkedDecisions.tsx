import { useAsk } from '../../../platform/web/ask.ts';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import type { RecordSideProps } from '../../../platform/web/recordExtras.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { listDecisions } from '../contract.ts';
import { DecisionChip } from './DecisionChip.tsx';

/** The decisions that go with a record, for the side of its page: what was chosen, or who decides. Nothing where there is none. */
export function LinkedDecisions({ kind, id }: RecordSideProps) {
  const words = useWords().decisions, f = useFormats();
  const may = useMay()('decisions.decision.read');
  const rows = useAsk(listDecisions, { linkKind: kind, linkId: id, limit: 20 }, { when: may, live: ['decision'] }).data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <section>
      <Section title={words.title} n={rows.length} />
      {rows.map((d) => (
        <div key={d.id} className="side-row">
          <span className="row"><GoLink className="m u" to={`/structure/decisions/${d.id}`}>{d.title}</GoLink><span className="sp" /><DecisionChip state={d.state} /></span>
          <span className="sm sub">{d.chosen ?? words.decidedBy(d.decides.name)}</span>
          {d.state !== 'superseded' && !d.effect && <span className={d.reviewLate ? 'sm late' : 'sm sub'}>{words.review(f.plainDay(d.reviewOn))}</span>}
        </div>
      ))}
    </section>
  );
}
