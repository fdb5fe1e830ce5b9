import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { Model } from '../contract.ts';

export const shows = ['all', 'gaps', 'overlaps', 'differ', 'exceptions'] as const;
export type Show = (typeof shows)[number];

/** Five figures of a model; each opens the customers behind it. */
export function ModelFigures({ model, show, onShow }: { model: Model; show: Show | undefined; onShow: (show: Show) => void }) {
  const words = useWords().territories;
  const f = useFormats(), n = model.figures;
  const figures = [['all', 'accounts', n.accounts], ['gaps', 'gaps', n.gaps], ['overlaps', 'overlaps', n.overlaps], ['differ', 'differ', n.differ], ['exceptions', 'exceptions', n.frozen + n.excepted]] as const;
  return (
    <div className="model-figures">
      {figures.map(([code, name, is]) => (
        <button key={code} type="button" className="plain" aria-pressed={show === code} onClick={() => onShow(code)}>
          <span className="sm sub">{words.figures[name]}</span><span className="big">{f.number(is)}</span><span className="sm ink2">{words.figureHelp[name]}</span>
        </button>
      ))}
    </div>
  );
}
