import { Start } from '../../../contract/me.ts';
import { useWords } from '../words.tsx';

/** The three ways to begin; pressing one sets everything up. */
export function StartStep({ begin, isBusy }: { begin: (start: 'demo' | 'import' | 'empty') => void; isBusy: boolean }) {
  const words = useWords().platform.entry.start;
  return (
    <div className="choices">
      {Start.options.map((start) => (
        <button key={start} type="button" disabled={isBusy} onClick={() => begin(start)}><b>{words[start]}</b><span className="ink2">{words[`${start}Note`]}</span></button>
      ))}
    </div>
  );
}
