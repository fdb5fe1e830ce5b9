/** What the rooms above may use of the territories' rules. */
export { differs, placeAccounts, type Placeable, type Placement, type TerritoryException, type TerritoryRule } from './placing.ts';
export { accountAssignment, arrange, assignmentFront, movesOf, onFront, type AccountAssignment, type AssignmentWishes, type MovedBecause } from './accountAssignment.ts';
export { type AssignableAccount, type AssignableSeat, type Field, fieldOf, loadsOf, measureField } from './assignmentField.ts';
export { assignmentBound } from './assignmentBound.ts';
export { improvePart, type PartProgram, type PartSolver } from './assignmentParts.ts';
export { drawing } from './assignment/index.ts';
