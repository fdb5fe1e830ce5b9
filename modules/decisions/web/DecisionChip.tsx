import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import type { DecisionState } from '../contract.ts';

const open: readonly DecisionState[] = ['framed', 'options', 'recommended', 'agreed'];

/** How a decision stands: an outline until it is taken, red while somebody objects. */
export function DecisionChip({ state }: { state: DecisionState }) {
  const words = useWords().decisions;
  return <Chip {...(state === 'objected' ? { kind: 'late' as const } : open.includes(state) ? { kind: 'outlined' as const } : {})}>{words.states[state]}</Chip>;
}
