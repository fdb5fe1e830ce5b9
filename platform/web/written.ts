import { erasedText } from '../../contract/shapes.ts';
import { useWords } from './words.tsx';

/** How a text that somebody wrote is shown: one that was erased with a person's data says so. */
export function useWritten(): <T extends string | null>(text: T) => T | string {
  const { erased } = useWords().common;
  return (text) => (text === erasedText ? erased : text);
}
