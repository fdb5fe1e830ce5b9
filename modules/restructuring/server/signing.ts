import type { Person } from '../../../platform/server/request.ts';
import type { GateCode } from '../contract/gates.ts';

/** Who signs which gate, by the rights matrix. */
export function signsGate(person: Person, gate: GateCode): boolean {
  switch (gate) {
    case 'customers': return person.may('restructuring.customers.sign');
    case 'decisions': return person.may('restructuring.decisions.sign');
    case 'structure': return person.may('restructuring.structure.sign');
    case 'goals': return person.may('restructuring.goals.sign');
    case 'information': return person.may('restructuring.information.sign');
    case 'consultation': return person.may('restructuring.consultation.sign');
  }
}
