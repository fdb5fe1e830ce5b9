import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import type { CampaignRow } from '../contract.ts';

/** Ordinary states are grey; what waits for sales is outlined. */
export const StateChip = ({ state }: { state: CampaignRow['state'] }) => {
  const words = useWords().marketing;
  return <Chip {...(state === 'review' ? { kind: 'outlined' as const } : state === 'running' ? { kind: 'marketing' as const } : {})}>{words.states[state]}</Chip>;
};
