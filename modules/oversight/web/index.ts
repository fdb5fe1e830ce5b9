import { createElement } from 'react';
import { lazyPart } from '../../../platform/web/parts/lazyPart.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { lazyScreen, type RightTold, type Screen } from '../../../platform/web/screens.ts';
import { useMay } from '../../../platform/web/who.tsx';
import type { AccountExtras } from '../../customers/web/index.ts';
import type { StructureExtras } from '../../organization/web/index.ts';

const Steps = lazyPart(() => import('./FirstSteps.tsx'), 'FirstSteps');
/** Fetched only for whoever begins a company. */
const FirstSteps = () => (useMay()('oversight.beginning.read') ? createElement(Steps) : null);
export const accountExtras: AccountExtras = { DayLead: FirstSteps };
export const structureExtras: StructureExtras = { SettingsLead: FirstSteps };

export const screens: readonly Screen[] = [
  { path: '/settings/access', title: (words) => words.oversight.access.mine, rail: 'settings', withoutPosition: true, words: ['organization'], component: lazyScreen(() => import('./Access.tsx'), 'Access') },
  { path: '/settings/delegations', title: (words) => words.oversight.delegations.title, right: 'organization.structure.read', rail: 'settings', words: ['organization'], component: lazyScreen(() => import('./Delegations.tsx'), 'Delegations') },
  { path: '/settings/parameters', title: (words) => words.oversight.parameters.title, right: 'oversight.parameter.read', rail: 'settings', words: ['organization'], component: lazyScreen(() => import('./Parameters.tsx'), 'Parameters') },
  { path: '/settings/backups', title: (words) => words.oversight.backups.title, right: 'oversight.backup.keep', rail: 'settings', words: ['organization', 'rules'], component: lazyScreen(() => import('./Backups.tsx'), 'Backups') },
  { path: '/settings/audit', title: (words) => words.facts.title, right: 'organization.fact.read', rail: 'settings', words: ['facts', 'organization'], component: lazyScreen(() => import('./AuditTrail.tsx'), 'AuditTrail') },
  { path: '/settings/mail', title: (words) => words.organization.people.mail, right: 'organization.mail.read', rail: 'settings', words: ['organization'], component: lazyScreen(() => import('./OutgoingMail.tsx'), 'OutgoingMail') },
];

export const rightTold: RightTold = lazyPart(() => import('./MissingRight.tsx'), 'default', createElement(LoadingBars, { rows: 3 }));
