export { endForums, type NewForum, openForums } from './forums.ts';
export { decisionsRoutes } from './routes.ts';
