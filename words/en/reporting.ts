import type { reporting as Spanish } from '../es/reporting.ts';

export const reporting: typeof Spanish = {
};
