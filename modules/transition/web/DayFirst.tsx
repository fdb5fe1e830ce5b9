import { useAsk } from '../../../platform/web/ask.ts';
import { lazyPart } from '../../../platform/web/parts/lazyPart.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats } from '../../../platform/web/words.tsx';
import { addDays } from '../../../words/days.ts';
import { GateCode, listProposals } from '../../restructuring/contract.ts';
import { followUp, myPulses } from '../contract.ts';
import { DayHandOvers } from './DayHandOvers.tsx';

/** How long before its day a wave still to be published stands on the day of whoever publishes: time to bring it up to date and have it signed again. */
const soonDays = 14;

/* What draws them, with its forms and words, is fetched on the days that have something to say. */
const Halted = lazyPart(() => import('./DayFollowUp.tsx'), 'Halted'), Pulses = lazyPart(() => import('./DayFollowUp.tsx'), 'Pulses'), Awaited = lazyPart(() => import('./DayFollowUp.tsx'), 'Awaited');

/** First on the day: proposals that wait for one, what halted, reviews that wait, a pulse that asks, and then the customers that change hands. */
export function DayFirst() {
  const may = useMay();
  const told = useAsk(followUp, {}, { when: may('restructuring.proposal.read'), live: ['proposal'] }).data;
  const pulses = useAsk(myPulses, {}, { when: may('restructuring.pulse.answer'), live: ['proposal'] }).data?.rows ?? [];
  const gates = GateCode.options.filter((g) => may(`restructuring.${g}.sign`));
  const toSign = useAsk(listProposals, { gate: gates, limit: 6 }, { when: gates.length > 0, live: ['proposal'] }).data?.rows ?? [], publishes = may('restructuring.wave.publish');
  const whole = useAsk(listProposals, { state: ['approved'], limit: 6 }, { when: publishes, live: ['proposal'] }).data?.rows ?? [], nextWaves = useAsk(listProposals, { state: ['scheduled', 'in_transition'], waveBy: addDays(useFormats().settings.today, soonDays), sort: 'on', limit: 6 }, { when: publishes, live: ['proposal'] }).data?.rows ?? [];
  const toPublish = [...nextWaves, ...whole].filter((p) => !toSign.some((s) => s.id === p.id));
  return <>{toSign.length + toPublish.length > 0 && <Awaited toSign={toSign} toPublish={toPublish} />}{told && told.halts.length + told.reviews.length > 0 && <Halted />}{pulses.length > 0 && <Pulses />}<DayHandOvers /></>;
}
