import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { SupportRequest } from '../contract.ts';

/** How a request stands, late first. */
export function RequestChip({ request: r }: { request: SupportRequest }) {
  const words = useWords().coordination.requests;
  const formats = useFormats();
  if (r.daysLate > 0) return <Chip kind="late">{words.late(r.daysLate)}</Chip>;
  if (r.state === 'delivered' || r.state === 'confirmed') return <Chip kind="done">{words.states[r.state]}</Chip>;
  if (r.state === 'submitted') return <Chip kind="outlined">{words.for(formats.day(r.wantedOn))}</Chip>;
  if (r.state === 'accepted' && r.dueOn) return <Chip>{words.acceptedBy(formats.day(r.dueOn))}</Chip>;
  return <Chip>{words.states[r.state]}</Chip>;
}
