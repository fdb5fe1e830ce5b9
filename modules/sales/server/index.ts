export { salesImports } from './imports.ts';
export { splitCredit, takeBackCredit } from './credit.ts';
export { rehomeOpportunities } from './opportunityChanges.ts';
export { createOpportunityFrom } from './opportunities.ts';
export { salesRoutes } from './routes.ts';
export { foldTotalsTask } from './openTotals.ts';
