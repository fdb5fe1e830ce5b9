import type { organization as Spanish } from '../es/organization.ts';

export const organization: typeof Spanish = {
};
