import { useAsk } from '../../../platform/web/ask.ts';
import { FactSentence } from '../../../platform/web/parts/FactSentence.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { type Opportunity, opportunityHistory } from '../contract.ts';

type Values = Record<string, unknown> | null;

/** Everything that happened to a deal, who did it and when, the latest first. */
export function DealHistory({ deal }: { deal: Opportunity }) {
  const words = useWords().sales;
  const formats = useFormats();
  const { data } = useAsk(opportunityHistory, { opportunityId: deal.id }, { live: ['opportunity'] });
  return (
    <div className="pad">
      <Section title={words.history} {...(data ? { n: data.rows.length } : {})} />
      {!data && <LoadingBars rows={3} />}
      <ol style={{ listStyle: 'none', margin: '8px 0 0', padding: 0, display: 'grid', gap: 8 }}>
        {data?.rows.map((event) => (
          <li key={event.id} className="row" data-wrap style={{ alignItems: 'baseline' }}>
            {event.person && <span className="m">{event.person.name}</span>}
            <FactSentence nameless fact={{ what: event.what, via: '', about: { kind: 'opportunity', name: null }, changes: changesOf(event.before, event.after, data.names) }} />
            <span className="sp" />
            <time className="sm sub" dateTime={event.at} title={formats.exactMoment(event.at)}>{formats.moment(event.at)}</time>
          </li>
        ))}
      </ol>
    </div>
  );
}

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The recorded values as changes: stages, seats and customers by name, what has none left out; which texts changed stands as their fields, since their words are not kept. */
function changesOf(before: Values, after: Values, names: Record<string, string>) {
  const named = (value: unknown) => (typeof value === 'string' ? (names[value] ?? (isId.test(value) ? null : value)) : value);
  const texts = ((after?.['texts'] ?? []) as string[]).length > 0 ? [{ field: 'fields', before: null, after: after?.['texts'], erased: false }] : [];
  const fields = Object.keys({ ...before, ...after }).filter((field) => field !== 'texts' && field !== 'as' && field !== 'version');
  return [...fields.map((field) => ({ field, before: named(before?.[field]), after: named(after?.[field]), erased: false })), ...texts];
}
