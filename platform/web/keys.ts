import { useEffect, useRef } from 'react';
import { kept } from './kept.ts';

/*
  One keyboard map. Whoever is on top (registered last) answers first, so a dialog's Escape wins over the list's.
  Single keys are silent while typing and under a dialog, and altogether when the person switched them off (WCAG 2.1.4).
*/
export interface Key {
  /** `j`, `Enter`, `shift+x`, `mod+k` (Ctrl or ⌘), `g c` (one after the other). */
  keys: string;
  /** What it does, for the key map; absent: not listed. */
  says?: string | (() => string);
  run: (event: KeyboardEvent) => void;
  /** Also while typing (Escape, mod+k). */
  whileTyping?: boolean;
}

const layers: { current: readonly Key[] }[] = [];
let before: { key: string; at: number } | undefined;
let listening = false;

/** Registers keys while the component is on screen. */
export function useKeys(keys: readonly Key[], when = true): void {
  const layer = useRef(keys);
  useEffect(() => { layer.current = keys; });
  useEffect(() => {
    if (!when) return;
    listen();
    layers.push(layer);
    return () => { layers.splice(layers.indexOf(layer), 1); };
  }, [when]);
}

/** Every key that works now, top layer first, for the key map. */
export const knownKeys = (): Key[] => layers.toReversed().flatMap((layer) => layer.current.filter((key) => key.says));

/** `shift+x`, `mod+k`; a letter that needs Shift by itself (`?`) comes without it. */
export function nameOfKey(event: { key: string; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; altKey: boolean }): string {
  const letter = event.key.length === 1;
  const key = letter ? event.key.toLowerCase() : event.key;
  const shift = event.shiftKey && (!letter || event.key.toLowerCase() !== event.key.toUpperCase());
  return `${event.ctrlKey || event.metaKey ? 'mod+' : ''}${event.altKey ? 'alt+' : ''}${shift ? 'shift+' : ''}${key}`;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName)
    || (target instanceof HTMLInputElement && !/^(checkbox|radio|button|range)$/.test(target.type)));
/** Arrows and letters are the open menu's, not those of the screen under it. */
const isChoosing = (target: EventTarget | null) => target instanceof HTMLElement && target.closest('[role=menu]') !== null;
/** Enter and Space belong to the control that has the focus. */
const isControls = (name: string, target: EventTarget | null) =>
  (name === 'Enter' || name === ' ') && target instanceof HTMLElement && target.closest('button, a, input, [role=menuitem], [role=option], summary') !== null;

function listen() {
  if (listening) return;
  listening = true;
  // Asked before the list closes itself: the Escape that closes a list of choices closes nothing else.
  let closesList = false;
  window.addEventListener('keydown', (event) => { closesList = event.key === 'Escape' && event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true'; }, true);
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || closesList) return;
    const name = nameOfKey(event);
    const pair = before && event.timeStamp - before.at < 1200 ? `${before.key} ${name}` : undefined;
    before = undefined;
    if (isControls(name, event.target)) return;
    const silent = isTyping(event.target) || isChoosing(event.target) || document.querySelector('[aria-modal=true]') !== null;
    const singleOff = kept<boolean>('singleKeys') === false;
    for (const layer of layers.toReversed()) {
      const key = layer.current.find((k) => (k.keys === pair || k.keys === name) && (!silent || k.whileTyping) && (!singleOff || isCombined(k.keys)));
      if (!key) continue;
      event.preventDefault();
      key.run(event);
      return;
    }
    if (!silent && layers.some((layer) => layer.current.some((k) => k.keys.startsWith(`${name} `)))) before = { key: name, at: event.timeStamp };
  });
}

const isCombined = (keys: string) => keys.startsWith('mod+') || keys.length > 1 && !keys.includes(' ') && !keys.startsWith('shift+');
