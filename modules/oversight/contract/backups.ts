import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Done, Instant } from '../../../contract/shapes.ts';

const Schedule = { on: z.boolean(), /** How many nightly ones stay. */ keep: z.int().min(1).max(3650) };

/** `making`: one is being written. `folder` is on the machine that runs Unísono: restoring is done there, by command, into an empty installation. */
export const Backups = z.object({ ...Schedule, folder: z.string(), making: z.boolean(), files: z.array(z.object({ name: z.string(), bytes: z.int(), at: Instant })) });
export type Backups = z.infer<typeof Backups>;

/** Refused in the demo company: `oversight.no_backups_here`. */
export const readBackups = endpoint({ method: 'GET', path: '/api/v1/backups', summary: 'Backups on this machine, the latest first, and whether one is made every night', input: z.object({}), output: Backups });
export const scheduleBackups = endpoint({ method: 'PUT', path: '/api/v1/backups/schedule', summary: 'Make a backup every night, or not', input: z.object(Schedule), output: Backups });
/** It is made as a job while everything goes on, and is listed once it is whole and has been read back. */
export const makeBackup = endpoint({ method: 'POST', path: '/api/v1/backups', summary: 'Make a backup now', input: z.object({}), output: Done });
