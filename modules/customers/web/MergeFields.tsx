import { Section } from '../../../platform/web/parts/Section.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { Merging } from '../contract.ts';
import { fieldWords } from './mergingOf.ts';

type Chosen = 'keep' | 'absorb';

/** Every value that differs, side by side: the one that holds is pressed. What is the same in both is only counted. */
export function MergeFields({ fields, names, chosen, choose }: {
  fields: Merging['fields']; names: readonly [string, string]; chosen: Readonly<Record<string, Chosen>>; choose: (field: string, side: Chosen) => void;
}) {
  const all = useWords(), words = all.merging;
  const formats = useFormats(), say = fieldWords(all, formats.plainDay);
  const differ = fields.filter((f) => f.keep !== f.absorb), equal = fields.filter((f) => f.keep !== null && f.keep === f.absorb).length;
  return (
    <section>
      <Section title={words.values} />
      <p className="sub side-note">{differ.length > 0 ? words.valuesNote : words.nothing}</p>
      {differ.length > 0 && (
        <div className="merge-fields">
          <div className="merge-row merge-head" aria-hidden><span /><span className="el">{names[0]}</span><span className="el">{names[1]}</span></div>
          {differ.map((f) => {
            const holds = chosen[f.field] ?? f.take, title = say.name(f.field);
            return (
              <div key={f.field} className="merge-row" role="radiogroup" aria-label={words.choose(title)}>
                <span className="sub">{title}</span>
                {(['keep', 'absorb'] as const).map((side) => {
                  const text = say.value(f.field, f[side], side === 'keep' ? f.keepName : f.absorbName);
                  return (
                    <label key={side} className="merge-value" data-on={holds === side || undefined}>
                      <input type="radio" name={f.field} checked={holds === side} onChange={() => choose(f.field, side)} />
                      <span className={text === null ? 'sub' : undefined}>{text ?? words.empty}</span>
                    </label>
                  );
                })}
              </div>
            );
          })}
        </div>
      )}
      {equal > 0 && <p className="sm sub side-note">{words.equal(equal)}</p>}
    </section>
  );
}
