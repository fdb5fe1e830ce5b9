import { lazyScreen, type Screen } from '../../../platform/web/screens.ts';

export const screens: readonly Screen[] = [
  { path: '/settings/access', title: (words) => words.oversight.access.mine, rail: 'settings', withoutPosition: true, component: lazyScreen(() => import('./Access.tsx'), 'Access') },
  { path: '/settings/audit', title: (words) => words.facts.title, right: 'organization.fact.read', rail: 'settings', component: lazyScreen(() => import('./AuditTrail.tsx'), 'AuditTrail') },
  { path: '/settings/mail', title: (words) => words.organization.people.mail, right: 'organization.mail.read', rail: 'settings', component: lazyScreen(() => import('./OutgoingMail.tsx'), 'OutgoingMail') },
];
