import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { Suspense, useEffect, useState } from 'react';
import { LoadingBars } from '../parts/Waiting.tsx';
import type { Screen } from '../screens.ts';
import { readSearch, writeSearch } from '../view.ts';
import { fetchScreen, isHere } from './ahead.ts';
import { NotFound } from './NotFound.tsx';
import { ScreenFrame } from './ScreenFrame.tsx';
import { Shell } from './Shell.tsx';

/** One route a screen, all of them inside the shell. A screen is fetched when it is opened or its link is neared. */
export function routerOf(screens: readonly Screen[]) {
  const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });
  // One waits on the screen that one leaves; the first has none before it, and waits by itself.
  const come = (screen: Screen): Promise<void> | undefined => (router.state.resolvedLocation ? fetchScreen(screen) : undefined);
  const routes = screens.map((screen) => createRoute({ getParentRoute: () => root, path: screen.path, component: Object.assign(framed(screen), { preload: () => come(screen) }) }));
  const router = createRouter({
    routeTree: root.addChildren(routes), defaultPreload: 'intent', defaultPreloadDelay: 60, scrollRestoration: true,
    parseSearch: readSearch, stringifySearch: writeSearch, defaultNotFoundComponent: NotFound,
  });
  return router;
}

/** React shows again what it showed as missing (`Suspense`) 300 ms later and no sooner, so the wait for code and words is our own. */
function framed(screen: Screen) {
  const Component = screen.component;
  return function Framed() {
    const [isDrawn, draw] = useState(() => isHere(screen));
    useEffect(() => { if (!isDrawn) void fetchScreen(screen).then(() => draw(true)); }, [isDrawn]);
    const bars = <LoadingBars rows={10} />;
    return isDrawn ? <Suspense fallback={bars}><ScreenFrame screen={screen}><Component /></ScreenFrame></Suspense> : bars;
  };
}
