import { lazyScreen, type Action, type Screen } from '../../../platform/web/screens.ts';

export const screens: readonly Screen[] = [
  { path: '/territories', title: (w) => w.territories.title, right: 'territories.model.read', rail: 'customers', component: lazyScreen(() => import('./TerritoriesPage.tsx'), 'TerritoriesPage') },
];

export const actions: readonly Action[] = [{ name: (w) => w.territories.newModel, right: 'territories.model.write', to: '/territories?new=model' }];

// For the customer's page, composed in app/web.tsx.
export { accountExtras } from './accountExtras.ts';
