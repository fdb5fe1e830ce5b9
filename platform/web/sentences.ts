/** A schema that names no word of its own speaks English, whoever reads: its sentence as the word of `platform.fields` it stands for. */
export function kindOfSentence(says: string): string {
  if (/^Invalid email/.test(says)) return 'not_email';
  if (/^Too small: .*>=1 /.test(says) || /received (undefined|null)$/.test(says)) return 'missing';
  if (/^Too small/.test(says)) return 'too_short';
  if (/^Too big/.test(says)) return 'too_long';
  return /^(Invalid|Unrecognized key)/.test(says) ? 'not_valid' : says;
}
