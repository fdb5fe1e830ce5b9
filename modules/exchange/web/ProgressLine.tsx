import { useAsk } from '../../../platform/web/ask.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { importProgress } from '../contract.ts';

export const nounName = (names: object, noun: string): string => (names as Record<string, string>)[noun] ?? noun;

/** What is being done, and how far it has come. */
export function ProgressLine({ runId, says }: { runId: string; says: string }) {
  const words = useWords().exchange;
  const formats = useFormats();
  const { data } = useAsk(importProgress, { runId }, { every: 700, freshFor: 0 });
  const at = data && data.steps > 0 ? words.stepOf(nounName(words.nouns, data.noun), formats.number(data.step), formats.number(data.steps)) : '';
  return <p role="status" style={{ margin: 0 }}>{says} <span className="sub">{at}</span></p>;
}
