import { expect, test } from 'vitest';
import { weaknessOf } from './passwords.ts';

const about = { email: 'ana.ferrer@alborada.example', company: 'Cerámica Alborada', name: 'Ana Ferrer' };

test.each([
  ['short1', 'password_short'], ['Ana.Ferrer12', 'password_is_you'], ['ana.ferrer@alborada.example', 'password_is_you'],
  ['ceramica alborada!', 'password_is_you'], ['Alborada2026', 'password_is_you'], ['password1234', 'password_common'], ['P4ssw0rd1234', 'password_common'],
  ['Contraseña123', 'password_common'], ['aaaaaaaaaaaaaa', 'password_common'], ['abcabcabcabc', 'password_common'],
  ['123456789012', 'password_common'], ['qwertyuiop123', 'password_common'], ['Invierno2026!', 'password_common'],
])('%s is refused: %s', (password, weakness) => {
  expect(weaknessOf(password, about)).toBe(weakness);
});

test.each(['tres tejas azules al sol', 'mQ7-xlvB2-rrT0w', 'El gato de Ana Ferrer duerme en la azotea', 'dragones que leen poesía'])('%s is taken', (password) => {
  expect(weaknessOf(password, about)).toBeNull();
});

test('letters are counted, not bytes', () => {
  expect(weaknessOf('ñandúñandú', about)).toBe('password_short');
});
