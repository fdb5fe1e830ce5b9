import { lazyScreen, type Action, type Screen } from '../../../platform/web/screens.ts';
import type { StructureExtras } from '../../organization/web/index.ts';

export { bringStudioExtras, type StudioExtras } from './extras.ts';

const right = 'restructuring.proposal.read';

export const screens: readonly Screen[] = [
  { path: '/structure/proposals', title: (w) => w.restructuring.title, right, rail: 'structure', words: ['transition'], component: lazyScreen(() => import('./ProposalList.tsx'), 'ProposalList') },
  { path: '/structure/proposals/$proposalId', title: (w) => w.restructuring.one, right, rail: 'structure', words: ['transition'], component: lazyScreen(() => import('./Studio.tsx'), 'Studio') },
];

export const actions: readonly Action[] = [{ name: (w) => w.restructuring.begin, right: 'restructuring.proposal.write', to: '/structure/proposals?new=1' }];

export const structureExtras: StructureExtras = { doing: { name: (w) => w.restructuring.begin, right: 'restructuring.proposal.write', to: '/structure/proposals?new=1' } };
