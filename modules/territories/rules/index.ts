/** What the rooms above may use of the territories' rules. */
export { differs, placeAccounts, type Placeable, type Placement, type TerritoryException, type TerritoryRule } from './placing.ts';
export { accountAssignment, assignmentFront, type AccountAssignment, type AssignableAccount, type AssignableSeat, type AssignmentWishes } from './accountAssignment.ts';
