import type { organization as Spanish } from '../es/organization.ts';
import { people } from './organization/people.ts';
import { settings } from './organization/settings.ts';
import { structure } from './organization/structure.ts';

export const organization: typeof Spanish = { structure, settings, people };
