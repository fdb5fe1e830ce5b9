import { useWords } from '../../../platform/web/words.tsx';

type Code = keyof ReturnType<typeof useWords>['coordination']['routing']['reasons'];

/** Why a seat, in words: what speaks for it or what stands against it. */
export function useReasonWords(): (reasons: readonly { code: string; figures: Record<string, unknown> }[]) => string {
  const words = useWords().coordination.routing.reasons;
  const names = new Intl.DisplayNames([document.documentElement.lang || 'es'], { type: 'language' });
  const spoken = (v: unknown) => (typeof v === 'string' && v.length === 2 ? names.of(v) ?? v : v);
  return (reasons) => reasons.map(({ code, figures }) => words[code as Code]?.({ ...figures, lead: spoken(figures['lead']), language: spoken(figures['language']) }) ?? code).join(' · ');
}

export function ReasonsOf({ reasons }: { reasons: readonly { code: string; figures: Record<string, unknown> }[] }) {
  const say = useReasonWords();
  return <p className="ink2" style={{ margin: '4px 0 0' }}>{say(reasons)}</p>;
}
