import { useAsk } from '../../../platform/web/ask.ts';
import { lazyPart } from '../../../platform/web/parts/lazyPart.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { followUp, myPulses } from '../contract.ts';
import { DayHandOvers } from './DayHandOvers.tsx';

/* What draws them, with its forms and words, is fetched on the days that have something to say. */
const Halted = lazyPart(() => import('./DayFollowUp.tsx'), 'Halted'), Pulses = lazyPart(() => import('./DayFollowUp.tsx'), 'Pulses');

/** First on the day: what halted, reviews that wait, a pulse that asks, and then the customers that change hands. */
export function DayFirst() {
  const may = useMay();
  const told = useAsk(followUp, {}, { when: may('restructuring.proposal.read'), live: ['proposal'] }).data;
  const pulses = useAsk(myPulses, {}, { when: may('restructuring.pulse.answer'), live: ['proposal'] }).data?.rows ?? [];
  return <>{told && told.halts.length + told.reviews.length > 0 && <Halted />}{pulses.length > 0 && <Pulses />}<DayHandOvers /></>;
}
