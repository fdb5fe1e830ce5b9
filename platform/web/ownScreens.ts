import { lazyScreen, type Screen } from './screens.ts';

/** The screens that belong to no room: one's own account. */
export const ownScreens: readonly Screen[] = [
  { path: '/settings/profile', title: (words) => words.platform.account.title, rail: 'settings', withoutPosition: true, words: ['rules'], component: lazyScreen(() => import('./account/Profile.tsx'), 'Profile') },
];
