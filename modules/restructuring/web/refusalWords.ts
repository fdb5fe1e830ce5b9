import { useWords } from '../../../platform/web/words.tsx';
import type { ChangeRefusal } from '../contract.ts';

/** Why a change does not fit; a code without words is told as it is, so that it can be asked about. */
export function useRefusalWords(): (refusal: ChangeRefusal) => string {
  const { refusals } = useWords().restructuring;
  return ({ code }) => refusals[code] ?? code;
}
