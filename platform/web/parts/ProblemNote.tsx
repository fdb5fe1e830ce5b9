import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '@mantine/core';
import type { Said } from '../problems.ts';
import { useWords } from '../words.tsx';

/** What failed, what is safe, what to do, and the request number small. `safe` says what was not lost. */
export function ProblemNote({ said, safe, retry }: { said: Said | undefined; safe?: ReactNode; retry?: () => void }) {
  const words = useWords();
  const [note, isSeenBeside] = useSeenBeside(said?.text);
  if (!said) return null;
  return (
    <div ref={note} className={isSeenBeside ? 'visually-hidden' : 'note'} data-k="late" role="alert">
      <IconAlertTriangle size={16} stroke={1.7} aria-hidden />
      <div className="col" style={{ gap: 6, alignItems: 'flex-start' }}>
        <span>{said.text}{safe && <> {safe}</>}</span>
        {retry && said.mayRetry && <Button onClick={retry}>{words.common.retry}</Button>}
        {said.requestId && <span className="xs">{words.platform.requestNumber(said.requestId)}</span>}
      </div>
    </div>
  );
}

/** What stands beside a field of the same form is not shown twice; it is only said aloud. */
function useSeenBeside(text: string | undefined) {
  const note = useRef<HTMLDivElement>(null);
  const [isSeen, setSeen] = useState(false);
  useLayoutEffect(() => {
    const beside = [...(note.current?.closest('form')?.querySelectorAll('.mantine-InputWrapper-error') ?? [])];
    setSeen(text !== undefined && beside.some((error) => sameSentence(error.textContent, text)));
  }, [text]);
  return [note, isSeen] as const;
}

const sameSentence = (one: string, other: string) => one.replace(/\.$/, '') === other.replace(/\.$/, '');
