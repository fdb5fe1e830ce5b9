import type { Highs, ModelData } from 'highs';
import type { Instance } from '../../rules/assignment/index.ts';

/** The integer program of a part of an instance: these jobs, each to one of these agents, by open pairs only. */
export interface Part { agents: readonly number[]; jobs: readonly number[]; room: ArrayLike<number>; open: Uint8Array }
export interface PartModel { data: ModelData; columns: readonly { agent: number; job: number }[]; place: Map<number, number> }

export function modelOf(highs: Highs, at: Instance, { agents, jobs, room, open }: Part): PartModel {
  const columns: { agent: number; job: number }[] = [], place = new Map<number, number>();
  const indices: number[] = [], values: number[] = [], starts = [0], colCost: number[] = [];
  jobs.forEach((job, j) => agents.forEach((agent, a) => {
    const v = agent * at.jobs + job;
    if (open[v] !== 1 || at.load[v] === Infinity) return;
    place.set(v, columns.length);
    columns.push({ agent, job });
    colCost.push(at.cost[v]!);
    indices.push(j);
    values.push(1);
    if (at.load[v]! > 0) {
      indices.push(jobs.length + a);
      values.push(at.load[v]!);
    }
    starts.push(indices.length);
  }));
  const rows = jobs.length + agents.length, count = columns.length;
  const least = new Float64Array(rows).fill(-highs.infinity), most = new Float64Array(rows).fill(1);
  least.fill(1, 0, jobs.length);
  agents.forEach((agent, a) => { most[jobs.length + a] = room[agent]!; });
  return { columns, place, data: {
    numCols: count, numRows: rows, colCost: Float64Array.from(colCost), colLower: new Float64Array(count), colUpper: new Float64Array(count).fill(1),
    rowLower: least, rowUpper: most, integrality: new Int32Array(count).fill(highs.constants.variableType.integer),
    matrix: { format: 'csc', numRows: rows, numCols: count, starts: Int32Array.from(starts), indices: Int32Array.from(indices), values: Float64Array.from(values) },
  } };
}

/** An assignment as the model's columns have it, and back. */
export const asColumns = ({ columns, place }: PartModel, at: Instance, agentOf: ArrayLike<number>, jobs: readonly number[]): Float64Array => {
  const values = new Float64Array(columns.length);
  for (const job of jobs) {
    const at1 = place.get(agentOf[job]! * at.jobs + job);
    if (at1 !== undefined) values[at1] = 1;
  }
  return values;
};

export function fromColumns({ columns }: PartModel, values: ArrayLike<number>, agentOf: Int32Array): Int32Array {
  const found = agentOf.slice();
  columns.forEach(({ agent, job }, c) => { if (values[c]! > 0.5) found[job] = agent; });
  return found;
}
