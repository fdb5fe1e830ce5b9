import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Glyph } from '../parts/Glyph.tsx';
import { useGo } from '../parts/GoLink.tsx';
import { mayOpen, type Finder, type Found } from '../screens.ts';
import { useMe } from '../who.tsx';
import { useWords } from '../words.tsx';
import { useDoors } from './doors.tsx';
import { fitting } from './fitting.ts';

/** As soon as it is there: what is typed right after Ctrl K lands in it. */
const focusNow = (input: HTMLInputElement | null) => input?.focus();

interface Item extends Found { group: string }

/** Finds any record, opens any screen, starts any action that one may do. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const go = useGo();
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [asked] = useDebouncedValue(text.trim(), 120);
  const [found, setFound] = useState<Record<string, readonly Item[]>>({});
  const { finders, items } = usePlacesAndActions(text);
  const records = asked.length >= 2 ? finders.flatMap((finder) => found[finder.name(words)] ?? []) : [];
  const all = [...records, ...items];
  const here = Math.min(at, all.length - 1);
  const choose = (item: Item | undefined) => { if (item) { onClose(); go(item.to); } };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') { event.preventDefault(); choose(all[here]); return; }
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined || all.length === 0) return;
    event.preventDefault();
    setAt((here + by + all.length) % all.length);
  };
  return (
    <Modal.Root opened onClose={onClose} size={560} yOffset="12vh" padding={8} transitionProps={{ duration: 0 }}>
      <Modal.Overlay />
      <Modal.Content radius="lg" aria-label={words.platform.find}><Modal.Body>
      {asked.length >= 2 && finders.map((finder) => <Finding key={finder.name(words)} finder={finder} text={asked} tell={(group, list) => setFound((old) => ({ ...old, [group]: list }))} />)}
      <div className="palette-text"><IconSearch size={16} stroke={1.7} aria-hidden /><input ref={focusNow} data-autofocus placeholder={words.platform.findHint} aria-label={words.platform.find} value={text} onChange={(event) => { setText(event.currentTarget.value); setAt(0); }} onKeyDown={press}
        role="combobox" aria-expanded aria-controls={id} aria-activedescendant={all.length > 0 ? `${id}-${here}` : undefined} autoComplete="off" /></div>
      <hr className="hr" />
      <div className="palette-list" id={id} role="listbox" aria-label={words.platform.find}>
        {all.map((item, i) => (
          <GroupStart key={`${item.group} ${item.id}`} group={item.group} before={all[i - 1]?.group}>
            <PaletteItem id={`${id}-${i}`} item={item} isHere={i === here} choose={() => choose(item)} />
          </GroupStart>
        ))}
        {all.length === 0 && text.trim() !== '' && <div className="pad sub">{words.platform.nothingFound(text)}</div>}
      </div>
      </Modal.Body></Modal.Content>
    </Modal.Root>
  );
}

function usePlacesAndActions(text: string) {
  const words = useWords();
  const { screens, finders, actions } = useDoors();
  const me = useMe();
  const open = <T extends { right?: string | readonly string[] }>(list: readonly T[]) => list.filter((one) => mayOpen(one, me));
  const doing: Item[] = open(actions).map((action) => ({ id: action.to, name: action.name(words), to: action.to, group: words.platform.actionsGroup, ...(action.key ? { note: action.key } : {}) }));
  const going: Item[] = open(screens).filter((screen) => !screen.path.includes('$')).map((screen) => ({ id: screen.path, name: screen.title(words), to: screen.path, group: words.platform.screensGroup }));
  return { finders: open(finders), items: [...fitting(doing, text), ...fitting(going, text)] };
}

const mostOfEach = 6;
/** First those in whose name a word begins as typed: "garr" means Garrido before Segarra. */
const bestFirst = (found: readonly Found[], text: string): Found[] => {
  const best = new Set(fitting(found, text));
  return [...best, ...found.filter((one) => !best.has(one))];
};

/** Asks one room; each keeps its own question, so a slow room holds up nobody. */
function Finding({ finder, text, tell }: { finder: Finder; text: string; tell: (group: string, list: readonly Item[]) => void }) {
  const group = finder.name(useWords());
  const { found } = finder.useFind(text);
  const told = useRef(tell);
  useEffect(() => { told.current = tell; });
  const names = JSON.stringify(bestFirst(found, text).slice(0, mostOfEach));
  useEffect(() => told.current(group, (JSON.parse(names) as Found[]).map((one) => ({ ...one, group }))), [group, names]);
  return null;
}

const GroupStart = ({ group, before, children }: { group: string; before: string | undefined; children: ReactNode }) =>
  <div role="presentation">{group !== before && <h3 role="presentation">{group}</h3>}{children}</div>;

function PaletteItem({ id, item, isHere, choose }: { id: string; item: Item; isHere: boolean; choose: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => { if (isHere) box.current?.scrollIntoView({ block: 'nearest' }); }, [isHere]);
  return <div ref={box} id={id} role="option" aria-selected={isHere} className="palette-item" onClick={choose}>{item.side && <Glyph side={item.side} />}<span className="m el">{item.name}</span>{item.note && <span className="sub el">{item.note}</span>}</div>;
}
