import { lazyPart } from '../../../platform/web/parts/lazyPart.tsx';
import { lazyScreen, type Action, type Screen } from '../../../platform/web/screens.ts';

export { structureExtras } from './structureExtras.tsx';

const right = 'reporting.report.read';

export const screens: readonly Screen[] = [
  { path: '/structure/results', title: (w) => w.reporting.seats.results.title, right, rail: 'structure', words: ['organization', 'focus'], component: lazyScreen(() => import('./StructureResults.tsx'), 'StructureResults') },
  { path: '/reports', title: (w) => w.reporting.tabs.executive, right, rail: 'reports', component: lazyScreen(() => import('./Executive.tsx'), 'Executive') },
  { path: '/reports/funnel', title: (w) => w.reporting.tabs.funnel, right, rail: 'reports', component: lazyScreen(() => import('./Funnel.tsx'), 'Funnel') },
  { path: '/reports/attribution', title: (w) => w.reporting.tabs.attribution, right, rail: 'reports', words: ['marketing'], component: lazyScreen(() => import('./Attribution.tsx'), 'Attribution') },
  { path: '/reports/structure', title: (w) => w.reporting.tabs.structure, right, rail: 'reports', component: lazyScreen(() => import('./StructureReading.tsx'), 'StructureReading') },
  { path: '/reports/editions', title: (w) => w.reporting.tabs.editions, right, rail: 'reports', component: lazyScreen(() => import('./Editions.tsx'), 'Editions') },
  { path: '/reports/editions/$editionId', title: (w) => w.reporting.tabs.executive, right, rail: 'reports', component: lazyScreen(() => import('./EditionPage.tsx'), 'EditionPage') },
  { path: '/reports/records', title: (w) => w.reporting.title, right, rail: 'reports', component: lazyScreen(() => import('./Records.tsx'), 'Records') },
];

export const actions: readonly Action[] = [{ name: (w) => w.reporting.editions.prepare, right, to: '/reports' }];

// For the day, composed in app/web.tsx.
export const accountExtras = {
  DayLead: lazyPart(() => import('./DayReport.tsx'), 'DayReport'), DayMain: lazyPart(() => import('./DayTeam.tsx'), 'DayTeam'),
};
