export { createAccounts, type NewAccount } from './accountCreation.ts';
export { createContacts, type NewContact } from './contacts.ts';
export { type CustodyMoves, moveCustody, takeBackCustody, takeBackMove } from './custodyMoves.ts';
export { customersImports } from './imports.ts';
export { foldContactsTask } from './lastContact.ts';
export { logInteractions, type NewInteraction } from './interactions.ts';
export { customersRoutes } from './routes.ts';
export { passTeamPlaces, rehomeCommitments, rehomeRest } from './rehoming.ts';
