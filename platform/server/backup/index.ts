export { backup } from './backup.ts';
export { backupBeforeChange } from './beforeChange.ts';
export { dailyBackup } from './retention.ts';
export { restore } from './restore.ts';
export { verify } from './verify.ts';
