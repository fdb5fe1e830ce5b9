/**
 * The generalised assignment problem: every job goes to exactly one agent, and no agent carries more than it can.
 * `cost[agent][job]` and `load[agent][job]`; null in either says that this agent cannot take this job.
 */
export interface AssignmentProblem {
  sense: 'min' | 'max';
  capacity: readonly number[];
  cost: readonly (readonly (number | null)[])[];
  load: readonly (readonly (number | null)[])[];
}

/** What is wrong with a problem as given: the part, and where. */
export interface ProblemFault { fault: 'not_a_problem' | 'sense' | 'capacity' | 'rows' | 'columns' | 'cost' | 'load'; agent?: number; job?: number }

/**
 * The problem as the solvers read it: always to be minimised, in whole steps where the figures allow it.
 * `cost` and `load` go agent by agent (`agent * jobs + job`), a pair that cannot be has an infinite load.
 * `costStep` is what one unit of `cost` is worth (0: figures too fine for whole steps). `weight` and `room` are whole numbers
 * that relax `load` and `capacity`: whatever fits by load fits by weight, so bounds by weight hold.
 */
export interface Instance {
  sense: 'min' | 'max'; agents: number; jobs: number;
  cost: Float64Array; load: Float64Array; capacity: Float64Array;
  costStep: number; weight: Int32Array; room: Int32Array;
}

const finestDecimals = 6, mostRoom = 20_000, slack = 1e-9;
/** The weight of what cannot be: more than any room. */
const never = 2 ** 30;

const isFigure = (x: unknown): x is number => typeof x === 'number' && Number.isFinite(x);

export function faultIn(problem: unknown): ProblemFault | null {
  const { sense, capacity, cost, load } = (problem ?? {}) as Partial<AssignmentProblem>;
  if (!Array.isArray(capacity) || !Array.isArray(cost) || !Array.isArray(load)) return { fault: 'not_a_problem' };
  if (sense !== 'min' && sense !== 'max') return { fault: 'sense' };
  const full = capacity.findIndex((c) => !isFigure(c) || c < 0);
  if (full >= 0) return { fault: 'capacity', agent: full };
  if (cost.length !== capacity.length || load.length !== capacity.length) return { fault: 'rows' };
  const jobs = Array.isArray(cost[0]) ? cost[0].length : 0;
  for (let agent = 0; agent < capacity.length; agent++) {
    const costs: unknown = cost[agent], loads: unknown = load[agent];
    if (!Array.isArray(costs) || !Array.isArray(loads) || costs.length !== jobs || loads.length !== jobs) return { fault: 'columns', agent };
    for (let job = 0; job < jobs; job++) {
      if (costs[job] !== null && !isFigure(costs[job])) return { fault: 'cost', agent, job };
      if (loads[job] !== null && !(isFigure(loads[job]) && loads[job] >= 0)) return { fault: 'load', agent, job };
    }
  }
  return null;
}

export function asInstance(problem: AssignmentProblem): Instance {
  const agents = problem.capacity.length, jobs = problem.cost[0]?.length ?? 0, sign = problem.sense === 'max' ? -1 : 1;
  const cost = new Float64Array(agents * jobs), load = new Float64Array(agents * jobs).fill(Infinity);
  for (let i = 0; i < agents; i++) for (let j = 0; j < jobs; j++) {
    const c = problem.cost[i]![j]!, l = problem.load[i]![j]!;
    if (c === null || l === null || l > problem.capacity[i]!) continue;
    cost[i * jobs + j] = sign * c;
    load[i * jobs + j] = l;
  }
  const costStep = stepOf(cost);
  if (costStep > 0) for (let v = 0; v < cost.length; v++) cost[v] = Math.round(cost[v]! / costStep);
  return { sense: problem.sense, agents, jobs, load, cost, costStep, ...wholeLoads(load, Float64Array.from(problem.capacity)) };
}

/** Loads in whole numbers when they are decimals; and their whole relaxation, small enough for tables by capacity. */
function wholeLoads(load: Float64Array, capacity: Float64Array): Pick<Instance, 'capacity' | 'weight' | 'room'> {
  const finite = load.filter(Number.isFinite), step = stepOf(finite);
  if (step > 0) {
    for (let v = 0; v < load.length; v++) if (load[v] !== Infinity) load[v] = Math.round(load[v]! / step);
    for (let i = 0; i < capacity.length; i++) capacity[i] = Math.floor(capacity[i]! / step + slack);
  }
  const largest = capacity.reduce((a, b) => Math.max(a, b), 0);
  const scale = step > 0 ? Math.min(1, mostRoom / Math.max(1, largest)) : mostRoom / Math.max(slack, largest);
  const weight = Int32Array.from(load, (l) => (l === Infinity ? never : Math.floor(l * scale + (step > 0 && scale === 1 ? 0 : -slack) + (l === 0 ? slack : 0))));
  return { capacity, weight: weight.map((w) => Math.max(0, w)), room: Int32Array.from(capacity, (c) => Math.floor(c * scale + slack)) };
}

/** The largest step of which every figure is a whole multiple, looking at up to six decimals; 0 when there is none. */
function stepOf(figures: Float64Array): number {
  for (let decimals = 0, unit = 1; decimals <= finestDecimals; decimals++, unit *= 10) {
    let divisor = 0;
    const whole = figures.every((x) => {
      const scaled = Math.round(x * unit);
      if (Math.abs(scaled) > 2 ** 50 || Math.abs(x * unit - scaled) > slack * Math.max(1, Math.abs(scaled))) return false;
      divisor = commonDivisor(divisor, Math.abs(scaled));
      return true;
    });
    if (whole) return (divisor || 1) / unit;
  }
  return 0;
}

function commonDivisor(first: number, second: number): number {
  let [a, b] = [first, second];
  while (b > 0) [a, b] = [b, a % b];
  return a;
}

/** Can this agent take this job at all? */
export const canTake = ({ load, jobs }: Instance, agent: number, job: number): boolean => load[agent * jobs + job] !== Infinity;

/** The cost as the solvers count it; Infinity when a job has no agent or an agent carries more than it can. */
export function costOf(at: Instance, agentOf: ArrayLike<number>): number {
  const used = new Float64Array(at.agents);
  let cost = 0;
  for (let j = 0; j < at.jobs; j++) {
    const i = agentOf[j]!, v = i * at.jobs + j;
    if (i < 0 || i >= at.agents) return Infinity;
    used[i]! += at.load[v]!;
    cost += at.cost[v]!;
  }
  return used.every((u, i) => u <= at.capacity[i]! + slack * Math.max(1, at.capacity[i]!)) ? cost : Infinity;
}

/** A cost of the solvers in the problem's own figures and sense. */
export const inOwnFigures = (at: Instance, cost: number): number => {
  const own = (at.sense === 'max' ? -1 : 1) * (at.costStep > 0 ? tidy(cost * at.costStep) : cost);
  return own === 0 ? 0 : own;
};

const tidy = (x: number): number => Number(x.toPrecision(15));

/** A bound on the cost moved up to the next cost that can occur. */
export const nextPossible = (at: Instance, bound: number): number =>
  at.costStep > 0 && Number.isFinite(bound) ? Math.ceil(bound - 1e-6 * Math.max(1, Math.abs(bound) * 1e-5)) : bound;

/** What no assignment can better, at once: every job where it costs least, whoever has room. Sums of figures that are not whole keep a hair back; -Infinity where they leave the scale. */
export function cheapestBound({ agents, jobs, cost, load, costStep }: Instance): number {
  let sum = 0, size = 0;
  for (let j = 0; j < jobs; j++) {
    let least = Infinity;
    for (let i = 0; i < agents; i++) if (load[i * jobs + j] !== Infinity) least = Math.min(least, cost[i * jobs + j]!);
    sum += least;
    size += Math.abs(least);
  }
  return Number.isFinite(size) ? sum - (costStep > 0 && size < Number.MAX_SAFE_INTEGER ? 0 : size * 1e-12) : -Infinity;
}
