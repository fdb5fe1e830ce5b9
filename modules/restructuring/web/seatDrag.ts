import { type RefObject, useEffect, useRef } from 'react';

/*
  A seat of the chart taken with the pointer and dropped on another. Mouse and pen take it by moving, a finger by staying on it: until
  then a finger scrolls, as everywhere. What is taken follows as a ghost, what it would fall on lights up, near an edge the plane
  scrolls by itself, and a folded branch under the pointer opens. Esc lets go. While it lasts React draws nothing but what the
  scrolling brings into view: everything here is moved by hand, once a frame.
*/

/** A mouse that moves so far takes a seat; a finger that stays so long, in milliseconds, and moves no further than this. */
const takesAfter = 5, fingerStays = 350, fingerTrembles = 10;
/** So near an edge the plane scrolls, so fast at the very edge, in pixels a frame; and so long over a folded branch it opens. */
const nearEdge = 56, fastest = 22, opensAfter = 550;

export interface SeatDrag {
  /** What goes along with a seat, in words beside it; null: it cannot be taken. */
  take: (seatId: string) => string | null;
  drop: (from: string, to: string) => void;
}

export function useSeatDrag(box: RefObject<HTMLElement | null>, drag: SeatDrag, isOn: boolean): void {
  const latest = useRef(drag);
  latest.current = drag;
  useEffect(() => {
    const at = box.current;
    if (!at || !isOn) return;
    let held: Held | undefined;
    const down = (event: PointerEvent) => {
      const seat = (event.target as Element).closest<HTMLElement>('[data-seat]');
      if (!seat || event.button !== 0 || !event.isPrimary || seat.dataset['gone']) return;
      held?.let();
      held = hold(at, seat, event, latest);
    };
    // Once it is taken the finger moves it and not the page; and a finger that stays asks for no menu of the browser's.
    const still = (event: Event) => { if (at.dataset['dragging'] || (event.type === 'contextmenu' && held?.isFinger && held.isOn())) event.preventDefault(); };
    at.addEventListener('pointerdown', down);
    at.addEventListener('touchmove', still, { passive: false });
    at.addEventListener('contextmenu', still, true);
    return () => { held?.let(); at.removeEventListener('pointerdown', down); at.removeEventListener('touchmove', still); at.removeEventListener('contextmenu', still, true); };
  }, [box, isOn]);
}

interface Held { isFinger: boolean; isOn: () => boolean; let: () => void }

/** From the press to the drop, or until it is let go of. */
function hold(box: HTMLElement, seat: HTMLElement, first: PointerEvent, drag: RefObject<SeatDrag>): Held {
  const from = seat.dataset['seat']!, isFinger = first.pointerType === 'touch', now = { x: first.clientX, y: first.clientY };
  let taken: Taken | undefined, over = false;
  const begin = () => {
    const with_ = drag.current.take(from);
    if (with_ === null) return end();
    taken = takeUp(box, seat, { ...now }, with_);
    box.setPointerCapture(first.pointerId);
    if (isFinger) navigator.vibrate?.(15);
  };
  const stays = isFinger ? setTimeout(begin, fingerStays) : undefined;
  const move = (event: PointerEvent) => {
    if (event.pointerId !== first.pointerId) return;
    now.x = event.clientX; now.y = event.clientY;
    const far = Math.hypot(now.x - first.clientX, now.y - first.clientY);
    if (taken) taken.to(now.x, now.y);
    else if (isFinger ? far > fingerTrembles : far > takesAfter) { if (isFinger) end(); else begin(); }
  };
  const up = (event: PointerEvent) => {
    if (event.pointerId !== first.pointerId) return;
    const to = event.type === 'pointerup' ? taken?.target() : undefined, wasTaken = taken !== undefined;
    end();
    if (wasTaken) withoutClick();
    if (to) drag.current.drop(from, to);
  };
  const key = (event: KeyboardEvent) => { if (event.key === 'Escape' && taken) { event.preventDefault(); event.stopPropagation(); end(); withoutClick(); } };
  const end = () => {
    over = true;
    clearTimeout(stays);
    taken?.putDown();
    taken = undefined;
    for (const what of ['pointermove', 'pointerup', 'pointercancel'] as const) window.removeEventListener(what, what === 'pointermove' ? move : up);
    window.removeEventListener('keydown', key, true);
  };
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', up);
  window.addEventListener('pointercancel', up);
  window.addEventListener('keydown', key, true);
  return { isFinger, isOn: () => !over, let: end };
}

/** What the browser makes of a drag that ends, a click, opens nothing. */
function withoutClick(): void {
  const stop = (event: Event) => { event.preventDefault(); event.stopPropagation(); };
  window.addEventListener('click', stop, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', stop, true), 60);
}

interface Taken { to: (x: number, y: number) => void; target: () => string | undefined; putDown: () => void }

function takeUp(box: HTMLElement, seat: HTMLElement, at: { x: number; y: number }, words: string): Taken {
  const plane = box.querySelector<HTMLElement>('.chart-plane')!, ghost = ghostOf(box, seat, words), own = seat.dataset['seat'];
  let over: HTMLElement | undefined, fold: Element | undefined, opens: ReturnType<typeof setTimeout> | undefined;
  seat.dataset['taken'] = 'true';
  box.dataset['dragging'] = 'true';
  const look = () => {
    const under = document.elementFromPoint(at.x, at.y), found = under?.closest<HTMLElement>('.chart-sheet [data-seat]') ?? undefined;
    const next = found && found.dataset['seat'] !== own && !found.dataset['gone'] ? found : undefined;
    if (next !== over) { delete over?.dataset['over']; if (next) next.dataset['over'] = 'true'; over = next; }
    const closed = under?.closest('.chart-fold:not([data-open])') ?? undefined;
    if (closed === fold) return;
    clearTimeout(opens);
    fold = closed;
    if (closed instanceof HTMLElement) opens = setTimeout(() => closed.click(), opensAfter);
  };
  const frame = () => {
    ghost.style.transform = `translate(${at.x + 12}px, ${at.y + 10}px)`;
    scrollNear(plane, at);
    look();
    next = requestAnimationFrame(frame);
  };
  let next = requestAnimationFrame(frame);
  return {
    to: (x, y) => { at.x = x; at.y = y; },
    target: () => { look(); return over?.dataset['seat']; },
    putDown: () => {
      cancelAnimationFrame(next);
      clearTimeout(opens);
      ghost.remove();
      delete over?.dataset['over'];
      delete box.dataset['dragging'];
      for (const one of box.querySelectorAll<HTMLElement>('[data-taken]')) delete one.dataset['taken'];
    },
  };
}

function ghostOf(box: HTMLElement, seat: HTMLElement, words: string): HTMLElement {
  const ghost = document.createElement('div'), title = document.createElement('span'), beside = document.createElement('span');
  ghost.className = 'seat-ghost';
  ghost.setAttribute('aria-hidden', 'true');
  title.className = 'b el';
  title.textContent = seat.querySelector('[title]')?.getAttribute('title') ?? '';
  beside.className = 'sm sub nw';
  beside.textContent = words;
  ghost.append(title, beside);
  box.append(ghost);
  return ghost;
}

/** The nearer the edge, the faster; nothing beyond what there is. */
function scrollNear(plane: HTMLElement, { x, y }: { x: number; y: number }): void {
  const { left, top, right, bottom } = plane.getBoundingClientRect();
  const speed = (fromStart: number, toEnd: number) => (fromStart < nearEdge ? -fastest * Math.min(1, (nearEdge - fromStart) / nearEdge) : toEnd < nearEdge ? fastest * Math.min(1, (nearEdge - toEnd) / nearEdge) : 0);
  const dx = speed(x - left, right - x), dy = speed(y - top, bottom - y);
  if (dx !== 0 || dy !== 0) plane.scrollBy(dx, dy);
}
