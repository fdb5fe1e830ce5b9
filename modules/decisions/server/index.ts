export { endForums, type NewForum, openForums, rehomeForums, reopenForums } from './forums.ts';
export { rehomeParts } from './passedParts.ts';
export { decisionsRoutes } from './routes.ts';
