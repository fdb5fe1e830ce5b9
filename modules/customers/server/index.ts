export { customersRoutes } from './routes.ts';
export { customersImports } from './imports.ts';
