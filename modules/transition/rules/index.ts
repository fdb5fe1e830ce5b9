/** What the rooms above may use of these rules. */
export { followUpDefaults } from './followUp.ts';
