import { useEffect, useState } from 'react';
import { useWords } from '../words.tsx';

/** "Guardado" for two seconds after each automatic save; `times` grows with each (`tell.output?.version`). */
export function SavedMark({ times }: { times: number | undefined }) {
  const words = useWords();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (times === undefined) return;
    setShown(true);
    const timer = setTimeout(() => setShown(false), 2000);
    return () => clearTimeout(timer);
  }, [times]);
  return <span role="status" className="sm sub">{shown ? words.common.saved : ''}</span>;
}
