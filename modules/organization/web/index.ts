import { createElement } from 'react';
import { lazyPart } from '../../../platform/web/parts/lazyPart.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { askEarly } from '../../../platform/web/reach.ts';
import type { Screen } from '../../../platform/web/screens.ts';
import { lazyScreen } from '../../../platform/web/screens.ts';
import type { Search } from '../../../platform/web/view.ts';
import { structure, structureChanges } from '../contract.ts';

export { heaviest, useChangeWords, weightOf } from './structure/changeWords.ts';
export { bringStructureExtras, type SeatFigure, type StructureExtras } from './structure/extras.ts';

/** The chart itself, for a room above that draws on it too. */
export const StructureChart = lazyPart(() => import('./chart/StructureChart.tsx'), 'StructureChart', createElement(LoadingBars, { rows: 10 }));
export { seatsWith } from './structure/whoSits.ts';
export type { SeatTag } from './chart/ChartMarks.tsx';

/* Five thousand seats are on their way, and what draws them, while it is still asked who looks. */
function structureAhead({ on, known, as }: Search): void {
  if (known === undefined) askEarly(structure, typeof on === 'string' ? { on } : {});
  askEarly(structureChanges, {});
  if (as === 'chart' || (as === undefined && !window.matchMedia('(max-width: 640px)').matches)) StructureChart.preload();
}

export const screens: readonly Screen[] = [
  { path: '/structure', title: (words) => words.organization.structure.title, right: 'organization.structure.read', rail: 'structure', words: ['focus', 'reporting', 'decisions', 'restructuring'], component: lazyScreen(() => import('./structure/Structure.tsx'), 'Structure'), ahead: structureAhead },
  { path: '/settings', title: (words) => words.organization.settings.title, rail: 'settings', withoutPosition: true, words: ['focus', 'reporting', 'directory', 'sales', 'exchange', 'oversight', 'facts'], component: lazyScreen(() => import('./settings/SettingsHome.tsx'), 'SettingsHome') },
  { path: '/settings/people', title: (words) => words.organization.people.title, right: 'organization.person.read', rail: 'settings', words: ['oversight'], component: lazyScreen(() => import('./people/People.tsx'), 'People') },
  { path: '/settings/people/invite', title: (words) => words.organization.people.file.title, right: 'organization.person.invite', words: ['rules'], component: lazyScreen(() => import('./people/InviteFile.tsx'), 'InviteFile') },
  { path: '/settings/roles', title: (words) => words.organization.settings.roles, right: 'organization.structure.read', rail: 'settings', component: lazyScreen(() => import('./settings/Roles.tsx'), 'Roles') },
  { path: '/settings/markets', title: (words) => words.organization.settings.markets, right: 'organization.structure.read', rail: 'settings', component: lazyScreen(() => import('./settings/Markets.tsx'), 'Markets') },
  { path: '/settings/calendars', title: (words) => words.organization.settings.calendars, right: 'organization.structure.read', rail: 'settings', component: lazyScreen(() => import('./settings/Calendars.tsx'), 'Calendars') },
];
