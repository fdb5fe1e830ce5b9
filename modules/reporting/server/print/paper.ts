/** Countries where an office prints on Letter; the rest of the world prints on A4. */
const letter = new Set(['US', 'CA', 'MX', 'CO', 'CL', 'VE', 'PH', 'PR', 'GT', 'SV', 'HN', 'NI', 'CR', 'PA', 'DO']);

export const paperOf = (locale: string): 'a4' | 'us-letter' => (letter.has(locale.split('-').at(-1)!.toUpperCase()) ? 'us-letter' : 'a4');
