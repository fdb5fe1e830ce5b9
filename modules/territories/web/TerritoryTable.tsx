import { addDays } from '../../../words/days.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { Model, TerritoryFound } from '../contract.ts';

/** The rule in words: "CP 46, 12. clase A". */
export function useRuleText(): (t: Pick<TerritoryFound, 'postcodes' | 'segments' | 'classes' | 'sizes' | 'productLines' | 'market'>) => string {
  const words = useWords().territories;
  return (t) => {
    const parts = [t.postcodes.length > 0 && words.postcodesAre(t.postcodes.join(', ')), t.segments.join(', '), t.productLines.join(', '), t.classes.length > 0 && words.classesAre(t.classes.join(', ')), t.sizes.map((s) => words.sizes[s].toLowerCase()).join(', ')].filter(Boolean);
    return [t.market.name, ...(parts.length > 0 ? parts : [words.anything])].join(' · ');
  };
}

/** The rules of a model in their order, with what each finds. */
export function TerritoryTable({ model, onOpen, onChange }: { model: Model; onOpen: (id: string) => void; onChange?: (id: string) => void }) {
  const words = useWords().territories, c = words.columns;
  const f = useFormats(), ruleText = useRuleText();
  if (model.rows.length === 0) return <EmptyState>{words.noTerritories}</EmptyState>;
  const dates = (t: TerritoryFound) => [t.startsOn > f.settings.today && words.fromOn(f.plainDay(t.startsOn)), t.endsOn && words.untilOn(f.plainDay(addDays(t.endsOn, -1)))].filter(Boolean).join(', ');
  return (
    <div className="model-table">
      <table className="t territories">
        <thead><tr><th className="num">{c.order}</th><th>{c.name}</th><th>{c.seat}</th><th>{c.rule}</th><th className="num">{c.accounts}</th><th className="num">{c.led}</th><th className="num">{c.shared}</th></tr></thead>
        <tbody>
          {model.rows.map((t) => (
            <tr key={t.id}>
              <td className="num sub">{f.number(t.place)}</td>
              <td className="m nw">{onChange ? <button type="button" className="plain u m" onClick={() => onChange(t.id)}>{t.name}</button> : t.name}<span className="only-phone sm sub model-rule-short">{ruleText(t)}</span></td>
              <td>{t.seatIsOpen ? <>{t.seat.person?.name ?? (t.seat.unnamed ? words.unnamed : words.vacant)}<span className="sm sub nw" style={{ display: 'block' }}>{t.seat.seat.name}</span></> : <span className="late">{words.closedSeat}</span>}</td>
              <td className="ink2 model-rule">{ruleText(t)}{dates(t) && <span className="sm sub" style={{ display: 'block' }}>{dates(t)}</span>}</td>
              <td className="num"><button type="button" className="plain u" onClick={() => onOpen(t.id)}>{f.number(t.accounts)}</button></td>
              <td className="num">{f.number(t.led)}</td><td className="num">{t.shared > 0 ? f.number(t.shared) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
