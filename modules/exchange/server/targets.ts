import { coordinationImports } from '../../coordination/server/index.ts';
import { customersImports } from '../../customers/server/index.ts';
import { marketingImports } from '../../marketing/server/index.ts';
import { organizationImports } from '../../organization/server/index.ts';
import { salesImports } from '../../sales/server/index.ts';
import type { ImportTarget } from '../../../platform/server/incoming.ts';
import { Refusal } from '../../../platform/server/problem.ts';

/** Every noun that may be brought in, by name; each room says how its own are made. */
export const targets: ReadonlyMap<string, ImportTarget> = new Map(
  [...organizationImports, ...customersImports, ...marketingImports, ...salesImports, ...coordinationImports].map((t) => [t.noun, t]),
);

export function targetOf(noun: string): ImportTarget {
  const target = targets.get(noun);
  if (!target) throw new Refusal('invalid_input', `There is nothing called ${noun} to bring in.`, 'exchange.unknown_noun', { facts: { noun } });
  return target;
}
