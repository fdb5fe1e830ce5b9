/** The optimiser's rules, as the solving in the server uses them. */
export { asInstance, cheapestBound, costOf, faultIn, inOwnFigures, nextPossible, type AssignmentProblem, type Instance, type ProblemFault } from './problem.ts';
export { chooseAgents } from './neighbourhood.ts';
export { drawing } from './randomness.ts';
export { isPlainlyImpossible, lightestAssignment, openPairs, searchAssignment } from './search.ts';
