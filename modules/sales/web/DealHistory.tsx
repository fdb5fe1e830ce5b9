import { useAsk } from '../../../platform/web/ask.ts';
import { FactSentence } from '../../../platform/web/parts/FactSentence.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { type Opportunity, opportunityHistory } from '../contract.ts';
import { changesOf } from './historyChanges.ts';

/** Everything that happened to a deal, who did it and when, the latest first. */
export function DealHistory({ deal }: { deal: Opportunity }) {
  const words = useWords().sales;
  const formats = useFormats();
  const { data } = useAsk(opportunityHistory, { opportunityId: deal.id }, { live: ['opportunity'] });
  const names = { ...words.states, ...words.categories, ...data?.names, ...(deal.originKey && deal.originName ? { [deal.originKey]: deal.originName } : {}), ...(deal.closingReason ? { [deal.closingReason.key]: deal.closingReason.name } : {}) };
  return (
    <div className="pad">
      <Section title={words.history} {...(data ? { n: data.rows.length } : {})} />
      {!data && <LoadingBars rows={3} />}
      <ol style={{ listStyle: 'none', margin: '8px 0 0', padding: 0, display: 'grid', gap: 8 }}>
        {data?.rows.map((event) => (
          <li key={event.id} className="deal-event">
            <span>{event.person && <span className="m">{event.person.name} </span>}<FactSentence nameless fact={{ what: event.what, via: '', about: { kind: 'opportunity', name: null }, changes: changesOf(event.before, event.after, names) }} /></span>
            <time className="sm sub" dateTime={event.at} title={formats.exactMoment(event.at)}>{formats.moment(event.at)}</time>
          </li>
        ))}
      </ol>
    </div>
  );
}
