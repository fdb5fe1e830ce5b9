import { Navigate, useRouterState } from '@tanstack/react-router';
import { useLayoutEffect, useRef } from 'react';
import { GoLink } from '../parts/GoLink.tsx';
import { mayOpen, screensOf, type Screen } from '../screens.ts';
import { useMe } from '../who.tsx';
import { useSaid, useWords } from '../words.tsx';
import { beneath, placeOf, useDoors } from './doors.tsx';
import { NoRight } from './NoRight.tsx';
import { useOpenPlaces } from './Rail.tsx';
import { WholePage } from './WholePage.tsx';

/** An address that is no screen's own: the beginning of some leads to the first of them that one may open; any other is told, with ways on. */
export function NotFound() {
  const { screens } = useDoors();
  const me = useMe();
  const path = useOwnPath();
  const under = beneath(path, screens), first = under.find((screen) => mayOpen(screen, me));
  if (first) return <Navigate to={first.path} replace />;
  return under[0] ? <NoRight screen={under[0]} /> : <Nothing path={path} />;
}

/** The address that is no screen's: while another is on its way from here, still this one. */
function useOwnPath(): string {
  const now = useRouterState({ select: (state) => state.location.pathname }), isGoing = useRouterState({ select: (state) => state.status === 'pending' });
  const own = useRef(now);
  if (!isGoing) own.current = now;
  return own.current;
}

export function Nothing({ path }: { path: string }) {
  const words = useWords(), told = words.platform.screen;
  const ways = useWaysOn(path);
  useLayoutEffect(() => { document.title = `${told.notFound} · Unísono`; }, [told]);
  const action = <nav aria-label={told.instead}><p className="sm sub" style={{ margin: '0 0 4px' }}>{told.instead}</p><ul className="ways">{ways.map(({ to, name }) => <li key={to}><GoLink to={to} className="u">{name}</GoLink></li>)}</ul></nav>;
  return <WholePage title={told.notFound} action={action}>{told.notFoundNote(path)}</WholePage>;
}

/** The screens of the place that the address begins with; where it begins with none, every place that one may open. */
function useWaysOn(path: string): { to: string; name: string }[] {
  const words = useWords();
  const { screens } = useDoors();
  const me = useMe();
  const open = useOpenPlaces();
  const place = placeOf(beneath(`/${path.split('/')[1] ?? ''}`, screens)[0]?.path ?? path, screens);
  const near: Screen[] = place ? screensOf(place, screens, me) : [];
  const isSaid = useSaid(near.flatMap((screen) => screen.words?.slice(0, 1) ?? []));
  if (!isSaid) return [];
  return near.length > 0 ? near.map((screen) => ({ to: screen.path, name: screen.title(words) })) : open.map(({ place: p, to }) => ({ to, name: words.platform.rail[p] }));
}
