import { lazyPart } from '../../../platform/web/parts/lazyPart.tsx';
import { lazyScreen, type Action, type Screen } from '../../../platform/web/screens.ts';

const right = 'goals.goal.read';

export const screens: readonly Screen[] = [
  { path: '/goals', title: (w) => w.goals.title, right, rail: 'goals', component: lazyScreen(() => import('./GoalList.tsx'), 'GoalList') },
  { path: '/goals/$goalId', title: (w) => w.goals.columns.name, right, rail: 'goals', component: lazyScreen(() => import('./GoalPage.tsx'), 'GoalPage') },
];

export const actions: readonly Action[] = [{ name: (w) => w.goals.newGoal, right: 'goals.goal.write', to: '/goals?new=1' }];

// For the day, composed in app/web.tsx.
export const accountExtras = { DayMain: lazyPart(() => import('./DayGoals.tsx'), 'DayGoals') };
