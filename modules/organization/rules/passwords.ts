/** What a new password may not be; the name of the word that says so beside the field. */
export type Weakness = 'password_short' | 'password_is_you' | 'password_common';

/**
 * Why a new password is refused, or null. Twelve characters or more; not the e-mail, the person's or the company's name
 * with a few signs around it; not one of the commonest, nor one pattern repeated or counted on (`abcabcabcabc`, `123456789012`).
 * After NIST SP 800-63B 5.1.1.2: length and a list of known ones, no rules of composition.
 */
export function weaknessOf(password: string, about: { email: string; company: string; name: string }): Weakness | null {
  if ([...password].length < 12) return 'password_short';
  const word = plain(password);
  const said = [about.email, about.company, about.name];
  const own = [...said, ...said.flatMap((s) => s.split(/[\s@.,]+/))].map(plain).filter((w) => w.length >= 4);
  if (own.some((w) => word.includes(w) && word.length - w.length < 6)) return 'password_is_you';
  return isCommon(word) ? 'password_common' : null;
}

const plain = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/[\s._\-@]/g, '');

function isCommon(word: string): boolean {
  if (/^(.{1,6}?)\1+.{0,2}$/u.test(word) || countsOn(word) || countsOn(word.replace(/\W*\d{1,4}\W*$/, ''))) return true;
  const letters = [...word].map((c) => lookalikes[c] ?? c).join('');
  return commonest.some((w) => [word, letters].some((v) => v.includes(w) && v.length - w.length < 6 + Math.max(0, 8 - w.length) / 2));
}

/** Each character follows the one before it, up or down, in the alphabet or on the keyboard. */
function countsOn(word: string): boolean {
  const runs = ['abcdefghijklmnopqrstuvwxyz', '01234567890123456789012345', 'qwertyuiopasdfghjklzxcvbnm', '1qaz2wsx3edc4rfv5tgb6yhn7ujm', 'qazwsxedcrfvtgbyhnujm', '1q2w3e4r5t6y7u8i9o0p'];
  if (word.length < 6) return false;
  return runs.some((run) => run.repeat(2).includes(word) || [...run].reverse().join('').repeat(2).includes(word));
}

const lookalikes: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '$': 's', '!': 'i' };

/** The stems of the commonest passwords that can reach twelve characters, Spanish and English, accents and spaces taken off. */
const commonest = `password contrasena contrasenya administrador administrator bienvenido bienvenida welcome letmein qwerty asdfgh zxcvbn
  iloveyou tequiero teamo princesa princess estrella mariposa chocolate football futbol barcelona realmadrid atletico superman batman
  pokemon starwars sunshine dragon monkey master shadow michael jordan mustang 123456 654321 abc123 trustno1 changeme cambiame
  secreto secret passw0rd p@ssw0rd clave1 miclave empresa unisono correcthorsebatterystaple whatever computer internet samsung
  alejandro cristina francisco fernando usuario default temporal invierno verano primavera otono summer winter spring autumn`
  .split(/\s+/);
