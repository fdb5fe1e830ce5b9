import { describe, expect, test } from 'vitest';
import { isVacant } from '../modules/organization/rules/index.ts';
import { es } from './es.ts';
import { formatsOf } from './formats.ts';
import { sitsText } from './seatSits.ts';

const formats = formatsOf({ language: 'es', locale: 'es-ES', timeZone: 'Europe/Madrid', today: '2026-11-26' }), marta = { kind: 'regular', suspended: false, person: { name: 'Marta Vidal' } }, luis = { person: { name: 'Luis Ferrando' } };
const sits = (status: string, holders: (typeof marta)[] = [], standIn: typeof luis | null = null) => sitsText({ status, holders, standIn }, es.organization.structure, formats);

describe('who sits in a seat', () => {
  test.each([
    ['an open seat that nobody holds is vacant', 'open', [], 'Vacante', true], ['of a frozen one nobody is missing', 'frozen', [], 'Congelado', false], ['nor of a planned one', 'planned', [], 'Previsto', false],
    ['whoever has no name here holds it', 'unnamed', [], 'Ocupado, sin nombre', false],
    ['whoever is suspended leaves it vacant', 'open', [{ ...marta, suspended: true }], 'Vacante', true], ['whoever holds it is named', 'filled', [marta], 'Marta Vidal', false],
  ])('%s', (_, status, holders, text, vacant) => {
    const told = sits(status, holders);
    expect([told.text, told.isVacant, isVacant({ status, holders }), told.isEmpty]).toEqual([text, vacant, vacant, holders.every((h) => h.suspended) && status !== 'unnamed']);
  });
  test('who stands in is named, and in a frozen seat nobody is missing all the same', () => {
    expect(sits('open', [], luis)).toMatchObject({ isEmpty: true, isVacant: true });
    expect(sits('frozen', [], luis)).toMatchObject({ text: sits('open', [], luis).text, isEmpty: true, isVacant: false });
  });
});
