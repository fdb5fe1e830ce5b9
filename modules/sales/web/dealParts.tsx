import { Avatar } from '../../../platform/web/parts/Avatar.tsx';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { useFormats, useSpeech, useWords } from '../../../platform/web/words.tsx';
import { useWritten } from '../../../platform/web/written.ts';
import type { MoneyLike } from '../../../words/formats.ts';
import type { OpportunityRow, Owner, Stage } from '../contract.ts';

/** How a deal's parts look wherever they show: stage bar, next step, owner, sums. */

/** Stages carry both languages: they are changed in both. */
export function useStageName(): (stage: Pick<Stage, 'nameEs' | 'nameEn'>) => string {
  const { language } = useSpeech();
  return (stage) => (language === 'es' ? stage.nameEs : stage.nameEn);
}

export const StageMark = ({ name, probabilityBp }: { name: string; probabilityBp: number }) =>
  <span className="row"><span className="stage-bar" aria-hidden><i style={{ width: `${probabilityBp / 100}%` }} /></span><span className="el">{name}</span></span>;

/** What comes next and when; late in words, because red alone says nothing. */
export function NextStep({ step, on }: { step: string | null; on: string | null }) {
  const words = useWords().sales, formats = useFormats(), written = useWritten();
  if (!step && !on) return <span className="sub">{words.noStep}</span>;
  const text = [written(step), on && formats.day(on)].filter(Boolean).join(', ');
  return on && on < formats.settings.today ? <span className="late">{words.late(text)}</span> : <span className="el">{text}</span>;
}

export const ownerName = (owner: Owner): string => owner.person?.name ?? owner.seat.name;
export const OwnerMark = ({ owner }: { owner: Owner }) =>
  <span className="row" title={owner.seat.name}><Avatar name={ownerName(owner)} division="sales" /><span className="el">{ownerName(owner)}</span></span>;

/** Sums of several currencies side by side; nothing is added across them. */
export function Sums({ sums, cents = false }: { sums: readonly MoneyLike[]; cents?: boolean }) {
  const formats = useFormats();
  return sums.length === 0 ? <span className="sub">0</span> : sums.map((m) => (cents ? formats.money(m) : formats.moneyWhole(m))).join(' · ');
}

export function StateChip({ state }: { state: OpportunityRow['state'] }) {
  const words = useWords().sales;
  return <Chip {...(state === 'won' ? { kind: 'done' as const } : state === 'open' ? { kind: 'outlined' as const } : {})}>{words.states[state]}</Chip>;
}
