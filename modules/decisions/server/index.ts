export { endForums, type NewForum, openForums, reopenForums } from './forums.ts';
export { decisionsRoutes } from './routes.ts';
