/*
  What is aimed at: requests a second at 16 connections, for the supervisor and the division's head, against the best open
  CRM measured on two cores with the same shape of data. `times` the lower of its figures is the aim, `times` the higher
  the better one. The director's figures are only reported.
*/
export interface Aim { reference: readonly [number, number]; times: number; people: readonly string[] }

const both = ['supervisor', 'head'];
export const aims: Record<string, Aim> = {
  a: { reference: [26, 38], times: 20, people: both }, 'b rare': { reference: [3, 4], times: 20, people: both },
  'b common': { reference: [3, 4], times: 20, people: ['supervisor'] }, c: { reference: [177, 435], times: 5, people: both },
  d: { reference: [74, 74], times: 5, people: both }, e: { reference: [59, 59], times: 0, people: [] }, f: { reference: [8, 8], times: 20, people: both },
};
/** CPU of ours to the floor's, and what the Node process may hold. */
export const mostCpu = 2, mostMegabytes = 300;
