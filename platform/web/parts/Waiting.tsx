import { useWords } from '../words.tsx';

/** Grey bars of 8 px in the place of what is coming, after 200 ms; no spinner. */
export function LoadingBars({ rows = 6 }: { rows?: number }) {
  const words = useWords();
  return (
    <div className="bars" role="status" aria-label={words.common.loading}>
      {Array.from({ length: rows }, (_, i) => <i key={i} style={{ width: `${[62, 88, 74, 40, 81, 56][i % 6]}%` }} />)}
    </div>
  );
}
