import { lazyScreen, type Action, type Screen } from '../../../platform/web/screens.ts';

export const screens: readonly Screen[] = [
  { path: '/settings/organograms', title: (w) => w.directory.title, right: 'directory.organogram.import', rail: 'settings', words: ['organization'], component: lazyScreen(() => import('./Organograms.tsx'), 'Organograms') },
  { path: '/settings/identity-provider', title: (w) => w.directory.scim.title, right: 'organization.person.invite', rail: 'settings', words: ['organization'], component: lazyScreen(() => import('./IdentityProvider.tsx'), 'IdentityProvider') },
];
export const actions: readonly Action[] = [{ name: (w) => w.directory.newOne, right: 'directory.organogram.import', to: '/settings/organograms?new=1' }];
