/** What the rooms above may use of restructuring's rules. */
export { followUpDefaults } from './followUp.ts';
