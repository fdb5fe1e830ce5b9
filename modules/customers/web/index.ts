import { type Action, type Finder, lazyScreen, type Screen } from '../../../platform/web/screens.ts';
import { useFindAccounts, useFindContacts } from './finding.ts';

export const screens: readonly Screen[] = [
  { path: '/', title: (w) => w.customers.day.title, rail: 'today', words: ['coordination', 'sales'], component: lazyScreen(() => import('./Home.tsx'), 'Home') },
  { path: '/customers', title: (w) => w.customers.title, right: 'customers.account.read', rail: 'customers', component: lazyScreen(() => import('./AccountList.tsx'), 'AccountList') },
  { path: '/customers/contacts', title: (w) => w.customers.contacts.title, right: 'customers.contact.read', rail: 'customers', words: ['merging'], component: lazyScreen(() => import('./ContactList.tsx'), 'ContactList') },
  { path: '/customers/duplicates', title: (w) => w.customers.duplicates, right: ['customers.account.merge', 'customers.contact.merge'], rail: 'customers', words: ['merging'], component: lazyScreen(() => import('./Duplicates.tsx'), 'Duplicates') },
  { path: '/customers/$accountId', title: (w) => w.customers.one, right: 'customers.account.read', rail: 'customers', words: ['facts', 'merging', 'coordination', 'sales', 'territories'], component: lazyScreen(() => import('./AccountPage.tsx'), 'AccountPage') },
  { path: '/customers/merge', title: (w) => w.customers.mergeTitle, right: ['customers.account.merge', 'customers.contact.merge'], words: ['merging', 'rules'], component: lazyScreen(() => import('./MergePage.tsx'), 'MergePage') },
];
export const finders: readonly Finder[] = [
  { name: (w) => w.customers.title, right: 'customers.account.read', useFind: useFindAccounts },
  { name: (w) => w.customers.contacts.title, right: 'customers.contact.read', useFind: useFindContacts },
];
export const actions: readonly Action[] = [
  { name: (w) => w.customers.log.title, right: 'customers.interaction.write', to: '/?form=log' },
  { name: (w) => w.customers.plan.titleLong, right: 'customers.activity.write', to: '/?form=plan' },
  { name: (w) => w.customers.newTitle, right: 'customers.account.write', to: '/customers?new=1' },
  { name: (w) => w.customers.findDuplicates, right: 'customers.contact.merge', to: '/customers/duplicates' },
];

export { type AccountExtras, bringAccountExtras } from './extras.ts';
