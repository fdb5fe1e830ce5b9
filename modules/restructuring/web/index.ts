import { askEarly } from '../../../platform/web/reach.ts';
import { lazyScreen, type Action, type Screen } from '../../../platform/web/screens.ts';
import type { Search } from '../../../platform/web/view.ts';
import { StructureChart, type StructureExtras } from '../../organization/web/index.ts';

export { bringStudioExtras, type StudioExtras } from './extras.ts';

/* What the studio draws is on its way, with the proposal and its effect, while it is still asked who looks; what they are is fetched with the screen itself. */
function studioAhead({ see }: Search): void {
  const proposalId = window.location.pathname.split('/').at(-1) ?? '';
  if (see === 'chart') StructureChart.preload();
  void import('../contract.ts').then(({ proposalImpact, proposedStructure, readProposal, structureBefore }) => {
    askEarly(readProposal, { proposalId });
    if (see === 'followUp') return;
    askEarly(structureBefore, { proposalId });
    askEarly(proposedStructure, { proposalId, ...(see === 'table' ? { costs: true } : {}) });
    askEarly(proposalImpact, { proposalId });
  }, () => undefined);
}

const right = 'restructuring.proposal.read';

export const screens: readonly Screen[] = [
  { path: '/structure/proposals', title: (w) => w.restructuring.title, right, rail: 'structure', words: ['transition'], component: lazyScreen(() => import('./ProposalList.tsx'), 'ProposalList') },
  { path: '/structure/proposals/$proposalId', title: (w) => w.restructuring.one, right, rail: 'structure', words: ['transition', 'territories', 'organization', 'focus', 'reporting', 'decisions'], component: lazyScreen(() => import('./Studio.tsx'), 'Studio'), ahead: studioAhead },
];

export const actions: readonly Action[] = [{ name: (w) => w.restructuring.begin, right: 'restructuring.proposal.write', to: '/structure/proposals?new=1' }];

export const structureExtras: StructureExtras = { doing: { name: (w) => w.restructuring.begin, right: 'restructuring.proposal.write', to: '/structure/proposals?new=1' } };
