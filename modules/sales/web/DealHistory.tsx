import { useAsk } from '../../../platform/web/ask.ts';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { MoneyLike } from '../../../words/formats.ts';
import { type Opportunity, opportunityHistory } from '../contract.ts';

type Values = Record<string, unknown> | null;

/** Everything that happened to a deal, who did it and when, the latest first. */
export function DealHistory({ deal }: { deal: Opportunity }) {
  const words = useWords().sales;
  const formats = useFormats();
  const { data } = useAsk(opportunityHistory, { opportunityId: deal.id }, { live: ['opportunity'] });
  const say = useSaying(data?.names ?? {});
  return (
    <div className="pad">
      <Section title={words.history} {...(data ? { n: data.rows.length } : {})} />
      {!data && <LoadingBars rows={3} />}
      <ol style={{ listStyle: 'none', margin: '8px 0 0', padding: 0, display: 'grid', gap: 8 }}>
        {data?.rows.map((event) => (
          <li key={event.id} className="row" data-wrap style={{ alignItems: 'baseline' }}>
            <span className="m">{words.events[event.what.replace('sales.opportunity_', '') as 'moved'] ?? words.events.unknown}</span>
            <span className="ink2">{say(event.before, event.after)}</span>
            <span className="sp" />
            <time className="sm sub" dateTime={event.at} title={formats.exactMoment(event.at)}>{event.person ? `${event.person.name}, ` : ''}{formats.moment(event.at)}</time>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** What was nothing and is nothing, or stayed the same, is not told. */
const isTold = (before: unknown, after: unknown) => after !== undefined && !(before === undefined && after === null) && JSON.stringify(before) !== JSON.stringify(after);

/** Before and after in words: stages and seats by name, amounts and days as people write them. */
function useSaying(names: Record<string, string>) {
  const words = useWords().sales;
  const formats = useFormats();
  const one = (key: string, value: unknown): string => {
    if (value === null || value === undefined) return words.events.nothing;
    if (key === 'amount') return formats.money(value as MoneyLike);
    if (key === 'closeOn' || key === 'nextStepOn' || key === 'on') return formats.plainDay(String(value));
    if (key === 'forecastCategory') return words.categories[value as 'commit'];
    return key === 'stage' || key === 'seat' ? (names[String(value)] ?? '') : '';
  };
  const labels: Record<string, string> = { amount: words.fields.amount, closeOn: words.fields.closeOn, nextStepOn: words.fields.nextStepOn, forecastCategory: words.fields.category, stage: '', seat: '', on: '' };
  return (before: Values, after: Values): string => {
    const told = Object.keys(labels).filter((key) => isTold(before?.[key], after?.[key]) && one(key, after?.[key]) !== '').map((key) => {
      const now = one(key, after?.[key]), text = before?.[key] === undefined ? now : words.events.from(one(key, before[key]), now);
      return labels[key] ? `${labels[key]} ${text}` : text;
    });
    const texts = ((after?.['texts'] ?? []) as ('name' | 'nextStep' | 'products')[]).map((t) => words.events.texts[t]);
    return [...told, ...texts].join(' · ');
  };
}
