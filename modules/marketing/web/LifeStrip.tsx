import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { Campaign, CampaignState } from '../contract.ts';

/** The usual way of a campaign; a pause is part of running, and a cancelled one ends where it was. */
const way: readonly CampaignState[] = ['idea', 'draft', 'review', 'approved', 'scheduled', 'running', 'finished', 'evaluated', 'archived'];

/** Where a campaign is in its life: past steps with their day, the present one, those to come. */
export function LifeStrip({ campaign }: { campaign: Campaign }) {
  const words = useWords().marketing;
  const formats = useFormats();
  const { state, steps } = campaign;
  const reached = (s: CampaignState) => steps.filter((step) => step.to === s && step.from !== s).at(-1)?.at;
  const place = way.indexOf(state === 'paused' ? 'running' : state);
  const shown = state === 'cancelled' ? [...way.filter((s) => reached(s)), 'cancelled' as const] : way;
  const isNow = (s: CampaignState) => s === state || (s === 'running' && state === 'paused');
  return (
    <ol className="life" aria-label={words.lifeName} tabIndex={0}>
      {shown.map((s, i) => {
        const at = (isNow(s) || i < place || state === 'cancelled') ? reached(s) : undefined;
        return (
          <li key={s} data-past={at && !isNow(s) ? '' : undefined} aria-current={isNow(s) ? 'step' : undefined}>
            <b aria-hidden />{s === 'running' && state === 'paused' ? words.states.paused : words.states[s]}
            {at && <span title={formats.exactMoment(at)}>{formats.dayAt(at)}</span>}
            {s === 'running' && !at && campaign.startsOn && <span>{formats.day(campaign.startsOn)}</span>}
          </li>
        );
      })}
    </ol>
  );
}
