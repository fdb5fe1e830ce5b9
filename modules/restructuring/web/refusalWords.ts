import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { ChangeRefusal } from '../contract.ts';

/** Why a change does not fit, with the day it says; a code without words is told as it is, so that it can be asked about. */
export function useRefusalWords(): (refusal: ChangeRefusal) => string {
  const words = useWords().restructuring, f = useFormats();
  return ({ code, figures }) => (code === 'planned_later' && typeof figures['from'] === 'string' ? words.plannedFrom(f.plainDay(figures['from'])) : words.refusals[code] ?? code);
}
