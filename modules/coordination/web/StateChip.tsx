import { Chip, type ChipKind } from '../../../platform/web/parts/Chip.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import type { LeadRow } from '../contract.ts';

type Standing = LeadRow['standing'];
/** Grey is ordinary; outlined waits for somebody else; red must be acted on; green is kept. */
const kinds: Partial<Record<Standing, ChipKind>> = { expired: 'late', returned: 'outlined', disputed: 'outlined', resolved_for_sender: 'outlined', resolved_for_receiver: 'outlined', qualified: 'done' };

export function StateChip({ state }: { state: Standing }) {
  const words = useWords().coordination;
  const kind = kinds[state];
  return <Chip {...(kind ? { kind } : {})}>{words.standings[state]}</Chip>;
}
