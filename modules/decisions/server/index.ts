export { endForums, type NewForum, openForums, rehomeForums, reopenForums } from './forums.ts';
export { decisionsRoutes } from './routes.ts';
