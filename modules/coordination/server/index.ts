export { decisionsDue, decisionsKept } from './decisions.ts';
export { coordinationRoutes } from './routes.ts';
export { coordinationImports } from './imports.ts';
export { rehomeHandOffs } from './rehoming.ts';
