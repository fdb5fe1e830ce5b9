import { lazyScreen, type Action, type RailCount, type Screen } from '../../../platform/web/screens.ts';
import { useHandOffCount } from './handOffCount.ts';

const right = 'coordination.hand_off.read';

export const screens: readonly Screen[] = [
  { path: '/marketing/leads', title: (w) => w.coordination.leads.title, right: 'marketing.lead.read', rail: 'marketing', words: ['marketing'], component: lazyScreen(() => import('./LeadList.tsx'), 'LeadList') },
  { path: '/coordination', title: (w) => w.coordination.title, right, rail: 'coordination', component: lazyScreen(() => import('./Queue.tsx'), 'Queue') },
  { path: '/coordination/hand-offs', title: (w) => w.coordination.handOffs, right, rail: 'coordination', component: lazyScreen(() => import('./HandOffList.tsx'), 'HandOffList') },
  { path: '/coordination/agreement', title: (w) => w.coordination.agreement.title, right, rail: 'coordination', component: lazyScreen(() => import('./AgreementPage.tsx'), 'AgreementPage') },
];

export const actions: readonly Action[] = [
  { name: (w) => w.coordination.requests.ask, right: 'coordination.support_request.ask', key: 'p', to: '/coordination?ask=1' },
  { name: (w) => w.coordination.leads.new, right: 'marketing.lead.write', to: '/marketing/leads?new=1' },
];

export const counts: readonly RailCount[] = [{ rail: 'coordination', right, useCount: useHandOffCount }];

// For the customer's page, composed in app/web.tsx.
export { accountExtras } from './accountExtras.tsx';
