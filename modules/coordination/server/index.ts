export { attainmentOf } from './attainment.ts';
export { coordinationRoutes } from './routes.ts';
export { coordinationImports } from './imports.ts';
export { rehomeHandOffs } from './rehoming.ts';
