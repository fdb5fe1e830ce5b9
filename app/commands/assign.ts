import { readFileSync } from 'node:fs';
import { type Assigned, assign, faultIn, type AssignmentProblem, type ProblemFault } from '../../modules/territories/server/index.ts';
import { PlainEnd, type Sentence } from '../../platform/server/plainly.ts';
import { type Command, optional, say, text, wholeNumber } from './command.ts';

const faults: Record<ProblemFault['fault'], (where: { agent: string; job: string }) => Sentence> = {
  not_a_problem: () => ({ es: 'El problema lleva «sense», «capacity», «cost» y «load», y los tres últimos son listas.', en: 'A problem has "sense", "capacity", "cost" and "load", and the last three are lists.' }),
  sense: () => ({ es: '«sense» es "min" o "max".', en: '"sense" is "min" or "max".' }),
  capacity: ({ agent }) => ({ es: `La capacidad del agente ${agent} no es un número de cero en adelante.`, en: `The capacity of agent ${agent} is not a number of zero or more.` }),
  rows: () => ({ es: '«cost» y «load» llevan una fila por cada agente de «capacity».', en: '"cost" and "load" have one row for each agent of "capacity".' }),
  columns: ({ agent }) => ({ es: `La fila del agente ${agent} no tiene tantas tareas como la primera.`, en: `The row of agent ${agent} has not as many jobs as the first.` }),
  cost: ({ agent, job }) => ({ es: `El coste del agente ${agent} con la tarea ${job} no es un número (ni null, si no puede hacerla).`, en: `The cost of agent ${agent} for job ${job} is not a number (nor null, for one it cannot do).` }),
  load: ({ agent, job }) => ({ es: `La carga del agente ${agent} con la tarea ${job} no es un número de cero en adelante (ni null, si no puede hacerla).`, en: `The load of agent ${agent} for job ${job} is not a number of zero or more (nor null, for one it cannot do).` }),
};

function readProblem(file: string | undefined): AssignmentProblem {
  if (!file) throw new PlainEnd({ es: 'Di el fichero del problema.', en: 'Say which problem file.' });
  let problem: unknown;
  try {
    problem = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new PlainEnd(error instanceof SyntaxError
      ? { es: `«${file}» no es JSON: ${error.message}.`, en: `"${file}" is not JSON: ${error.message}.` }
      : { es: `No se puede leer «${file}».`, en: `"${file}" cannot be read.` }, error);
  }
  const fault = faultIn(problem);
  if (fault) throw new PlainEnd(faults[fault.fault]({ agent: String(fault.agent), job: String(fault.job) }));
  return problem as AssignmentProblem;
}

const statuses: Record<Assigned['status'], Sentence> = {
  optimal: { es: 'óptimo, demostrado', en: 'optimal, proven' },
  feasible: { es: 'válido, sin demostrar que sea el mejor', en: 'feasible, not proven to be the best' },
  infeasible: { es: 'imposible, demostrado', en: 'infeasible, proven' },
  unknown: { es: 'no se ha encontrado ninguno', en: 'none found' },
};

function inLines({ status, objective, bound, gap, seed, seconds }: Assigned): string[] {
  const figures = objective === null ? [] : [`${say('objetivo', 'objective')} ${objective}`, `${say('cota', 'bound')} ${bound ?? '?'}`, `${say('distancia', 'gap')} ${gap === null ? '?' : `${(gap * 100).toFixed(4)} %`}`];
  return [say(statuses[status].es, statuses[status].en), ...figures, `${say('semilla', 'seed')} ${seed}, ${seconds} s`];
}

export const assignCommand: Command = {
  name: 'assign',
  summary: { es: 'Reparte tareas entre agentes al menor coste sin pasar de su capacidad', en: 'Assign jobs to agents at the least cost within their capacity' },
  usage: 'PROBLEM.json [--seconds 30] [--seed 1]',
  options: { seconds: text, seed: text },
  notes: {
    es: 'El problema: { "sense": "min"|"max", "capacity": [..], "cost": [[agente][tarea]], "load": [[agente][tarea]] }; null en un coste o una carga dice que ese agente no puede con esa tarea.\nResponde con el estado, el objetivo, la cota demostrada, la distancia entre ambos, la semilla y el agente de cada tarea. Acaba con 1 si no encuentra ninguno y no puede demostrar que no lo hay.',
    en: 'The problem: { "sense": "min"|"max", "capacity": [..], "cost": [[agent][job]], "load": [[agent][job]] }; null in a cost or a load says that this agent cannot do that job.\nAnswers with the status, the objective, the proven bound, the gap between them, the seed and the agent of each job. Ends with 1 when it finds none and cannot prove that there is none.',
  },
  async run(given) {
    const begun = performance.timeOrigin, problem = readProblem(given.words[0]);
    const found = await assign(problem, { seconds: seconds(optional(given, 'seconds') ?? '30'), seed: wholeNumber(given, 'seed', 1, 0, 2 ** 31 - 1), begun });
    if (found.status === 'unknown') {
      throw new PlainEnd({
        es: `En ${found.seconds} s no se ha encontrado un reparto que quepa, ni se ha demostrado que no lo haya. Prueba con más --seconds.`,
        en: `In ${found.seconds} s no assignment that fits was found, nor was it proven that there is none. Try more --seconds.`,
      });
    }
    return { lines: inLines(found), json: found };
  },
};

function seconds(given: string): number {
  const value = Number(given);
  if (value > 0 && value <= 86_400) return value;
  throw new PlainEnd({ es: '--seconds es un número mayor que cero, hasta 86400.', en: '--seconds is a number above zero, up to 86400.' });
}
