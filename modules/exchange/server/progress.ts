export interface Progress { step: number; steps: number; noun: string; done: number; of: number }

const going = new Map<string, Progress>();

/** How far an import has come, for whoever is looking: it is not kept, and not part of the transaction. */
export const reportProgress = (runId: string, progress: Progress): void => { going.set(runId, progress); };
export const forgetProgress = (runId: string): void => { going.delete(runId); };
export const progressOf = (runId: string): Progress => going.get(runId) ?? { step: 0, steps: 0, noun: '', done: 0, of: 0 };
