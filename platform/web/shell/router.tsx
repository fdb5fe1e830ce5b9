import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { Suspense } from 'react';
import { fetchWords } from '../catalogue.ts';
import { LoadingBars } from '../parts/Waiting.tsx';
import type { Screen } from '../screens.ts';
import { readSearch, writeSearch } from '../view.ts';
import { NotFound } from './NotFound.tsx';
import { ScreenFrame } from './ScreenFrame.tsx';
import { Shell } from './Shell.tsx';

/** One route a screen, all of them inside the shell. A screen is fetched when it is opened or its link is neared. */
export function routerOf(screens: readonly Screen[]) {
  const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });
  const routes = screens.map((screen) => createRoute({ getParentRoute: () => root, path: screen.path, component: framed(screen) }));
  return createRouter({
    routeTree: root.addChildren(routes), defaultPreload: 'intent', defaultPreloadDelay: 60, scrollRestoration: true,
    parseSearch: readSearch, stringifySearch: writeSearch, defaultNotFoundComponent: NotFound,
  });
}

function framed(screen: Screen) {
  const Component = screen.component;
  const Framed = () => <Suspense fallback={<LoadingBars rows={10} />}><ScreenFrame screen={screen}><Component /></ScreenFrame></Suspense>;
  return Object.assign(Framed, { preload: async () => { await Promise.all([Component.preload?.(), fetchWords(screen.words ?? [])]); } });
}
