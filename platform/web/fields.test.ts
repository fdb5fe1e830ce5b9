import { expect, test } from 'vitest';
import { z } from 'zod';
import { es } from '../../words/es.ts';
import { fieldProblems } from './fields.ts';

const schema = z.object({ name: z.string().trim().min(1), email: z.email(), password: z.string().min(12), note: z.string().max(3), lines: z.array(z.object({ day: z.iso.date() })) });
const says = (value: unknown) => fieldProblems(schema.safeParse(value, { reportInput: true }).error?.issues ?? [], es.platform.fields);

test('each problem of a form is said beside its field, in plain words', () => {
  expect(says({ name: ' ', email: 'nadie', password: 'corta', note: 'larga', lines: [{ day: 'mañana' }] })).toEqual({
    name: 'Falta este dato', email: 'No es una dirección de correo', password: 'Doce caracteres o más', note: 'Es demasiado largo', 'lines.0.day': 'No vale',
  });
});
test('what was left empty is missing, not invalid', () => expect(says({ name: 'Ana', email: '', note: '', lines: [] })).toEqual({ email: 'Falta este dato', password: 'Falta este dato' }));
test('a good form has no problems', () => expect(says({ name: 'Ana', email: 'ana@alborada.example', password: 'una frase bien larga', note: '', lines: [] })).toEqual({}));
