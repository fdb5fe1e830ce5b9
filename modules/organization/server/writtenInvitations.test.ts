import { expect, test } from 'vitest';
import { readInvitations } from './writtenInvitations.ts';

test('titles are read in either language, with any of the usual separators', () => {
  const one = { line: 2, name: 'Ana Ferrer', email: 'ana@x.es', language: 'es', position: 'Venta, Norte', from: '2026-12-01' };
  expect(readInvitations('\uFEFFNombre;Correo electrónico;Idioma;Puesto;Desde\r\nAna Ferrer;ANA@x.es;Español;Venta, Norte;2026-12-01\r\n')).toEqual([one]);
  expect(readInvitations('e-mail,name,from,position,language\nana@x.es,Ana Ferrer,2026-12-01,"Venta, Norte",es')).toEqual([one]);
});

test('what a file leaves out is empty, and a file without names or addresses is none', () => {
  expect(readInvitations('name\temail\nAna\tana@x.es')).toEqual([{ line: 2, name: 'Ana', email: 'ana@x.es', language: '', position: '', from: '' }]);
  expect(readInvitations('uno,dos\n1,2')).toBeNull();
  expect(readInvitations('')).toBeNull();
});
