import { people } from './organization/people.ts';
import { settings } from './organization/settings.ts';
import { structure } from './organization/structure.ts';

export const organization = { structure, settings, people };
