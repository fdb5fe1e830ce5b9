import type { ReactNode } from 'react';
import { Language } from '../../../contract/shapes.ts';
import { Mark } from '../shell/Mark.tsx';
import { useSpeech } from '../words.tsx';

/** The page before the shell: the mark, one thing to do, and the language to do it in. */
export function EntryPage({ title, lead, wide, children }: { title: string; lead?: ReactNode; wide?: boolean; children: ReactNode }) {
  const { words, language, speak } = useSpeech();
  return (
    <div className="entry">
      <title>{`${title} · Unísono`}</title>
      <main data-wide={wide || undefined}>
        <div className="brand"><Mark /><span>Unísono</span></div>
        <h1>{title}</h1>
        {lead && <p className="lead">{lead}</p>}
        {children}
        <div className="foot">
          {Language.options.map((one) => <button key={one} type="button" className={one === language ? 'plain m' : 'plain u'} lang={one} aria-pressed={one === language} onClick={() => void speak(one)}>{words.common.languages[one]}</button>)}
        </div>
      </main>
    </div>
  );
}
