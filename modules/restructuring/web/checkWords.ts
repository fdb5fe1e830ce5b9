import { useFormats, useWords } from '../../../platform/web/words.tsx';

/** The words of a gate's points and of the reasons why one is not met. Figures come in the order in which the reason names them. */
export function useCheckWords() {
  const { checks, reasons } = useWords().restructuring.points;
  const f = useFormats();
  const text = (value: unknown): string => (typeof value === 'number' ? f.number(value, Number.isInteger(value) ? 0 : 1) : typeof value === 'string' ? value : Array.isArray(value) ? value.map(text).join(', ') : '');
  return {
    check: (code: string) => checks[code] ?? code,
    reason: (code: string, figures: Record<string, unknown>) => {
      const said = reasons[code];
      return typeof said === 'function' ? said(...Object.values(figures).map(text)) : (said ?? Object.values(figures).map(text).filter(Boolean).join(', '));
    },
  };
}
