import { lazyPart } from '../../../platform/web/parts/lazyPart.tsx';
import type { RecordExtras } from '../../../platform/web/recordExtras.tsx';
import { lazyScreen, type Action, type Screen } from '../../../platform/web/screens.ts';

export const screens: readonly Screen[] = [
  { path: '/structure/decisions', title: (w) => w.decisions.title, right: 'decisions.decision.read', rail: 'structure', component: lazyScreen(() => import('./DecisionList.tsx'), 'DecisionList') },
  { path: '/structure/decisions/$decisionId', title: (w) => w.decisions.one, right: 'decisions.decision.read', rail: 'structure', words: ['marketing'], component: lazyScreen(() => import('./DecisionPage.tsx'), 'DecisionPage') },
  { path: '/structure/time', title: (w) => w.decisions.forums.title, right: 'decisions.forum.read', rail: 'structure', words: ['restructuring'], component: lazyScreen(() => import('./ForumList.tsx'), 'ForumList') },
];

export const actions: readonly Action[] = [{ name: (w) => w.decisions.frame, right: 'decisions.decision.write', to: '/structure/decisions?new=1' }];

// For the pages of campaigns and deals, composed in app/web.tsx.
export const recordExtras: RecordExtras = { Side: lazyPart(() => import('./LinkedDecisions.tsx'), 'LinkedDecisions') };
