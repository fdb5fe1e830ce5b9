import { settings } from './organization/settings.ts';
import { structure } from './organization/structure.ts';

export const organization = { structure, settings };
