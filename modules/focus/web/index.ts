import { lazyPart } from '../../../platform/web/parts/lazyPart.tsx';
import { lazyScreen, type Action, type Screen } from '../../../platform/web/screens.ts';

export { structureExtras } from './structureExtras.ts';

export const screens: readonly Screen[] = [
  { path: '/focus/time', title: (w) => w.focus.time.title, right: 'focus.index.read', rail: 'focus', component: lazyScreen(() => import('./FocusTime.tsx'), 'FocusTime') },
  { path: '/focus', title: (w) => w.focus.before, right: 'focus.impact.read', rail: 'focus', component: lazyScreen(() => import('./FocusPage.tsx'), 'FocusPage') },
  { path: '/focus/interdependence', title: (w) => w.focus.interdependence.title, right: 'focus.interdependence.read', rail: 'focus', words: ['marketing'], component: lazyScreen(() => import('./Interdependence.tsx'), 'Interdependence') },
  { path: '/account-moves', title: (w) => w.focus.moves.title, right: 'customers.account.move', rail: 'customers', component: lazyScreen(() => import('./Moves.tsx'), 'Moves') },
  { path: '/territories/$modelId/compared', title: (w) => w.focus.models.title, right: 'focus.impact.read', rail: 'customers', words: ['territories'], component: lazyScreen(() => import('./ModelsCompared.tsx'), 'ModelsCompared') },
];

export const actions: readonly Action[] = [{ name: (w) => w.focus.kinds.close, right: 'focus.seat.close', to: '/focus?kind=close' }];

// For the day, composed in app/web.tsx.
export const accountExtras = { DayLead: lazyPart(() => import('./DayInterdependence.tsx'), 'DayInterdependence') };
