import { lazyScreen, type Action, type Screen } from '../../../platform/web/screens.ts';

/* Set-up leads here too, when somebody begins by bringing their own data. */
export const screens: readonly Screen[] = [
  { path: '/settings/imports', title: (w) => w.exchange.title, right: 'exchange.import.run', rail: 'settings', words: ['organization'], component: lazyScreen(() => import('./ImportList.tsx'), 'ImportList') },
  { path: '/settings/imports/$runId', title: (w) => w.exchange.title, right: 'exchange.import.run', rail: 'settings', words: ['organization'], component: lazyScreen(() => import('./ImportPage.tsx'), 'ImportPage') },
  { path: '/settings/imports/mappings', title: (w) => w.exchange.mappings, right: 'exchange.import.run', component: lazyScreen(() => import('./Mappings.tsx'), 'Mappings') },
];
export const actions: readonly Action[] = [{ name: (w) => w.exchange.newImport, right: 'exchange.import.run', to: '/settings/imports?new=1' }];
