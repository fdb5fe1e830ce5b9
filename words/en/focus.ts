import type { focus as Spanish } from '../es/focus.ts';

export const focus: typeof Spanish = {
};
