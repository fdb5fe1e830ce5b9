import type { z } from 'zod';
import { everyone, recordFact } from '../../../platform/server/facts.ts';
import type { Keeping } from '../../../platform/server/installation.ts';
import { enqueue } from '../../../platform/server/jobs.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import { asSelf, type Visit } from '../../../platform/server/visit.ts';
import type { Backups, scheduleBackups } from '../contract/backups.ts';

export const backupList = (visit: Visit): Promise<Backups> => Promise.resolve(told(keepingOf(visit)));

export async function backupsScheduled(visit: Visit, { on, keep }: z.output<typeof scheduleBackups.input>): Promise<Backups> {
  const keeping = keepingOf(visit), before = keeping.read();
  await asSelf(visit, visit.person, false, async (ctx) => {
    await recordFact(ctx, { what: 'oversight.backups_scheduled', about: companyOf(visit), guard: everyone, before: { on: before.on, keep: before.keep }, after: { on, keep } });
    keeping.schedule({ on, keep });
  });
  return told(keeping);
}

/** Named by the second, so that asking twice in one makes one. */
export async function backupAsked(visit: Visit): Promise<{ done: true }> {
  keepingOf(visit);
  const name = `unisono-${new Date(visit.now).toISOString().slice(0, 19).replace(/[T:]/g, '-')}.backup`;
  await asSelf(visit, visit.person, false, async (ctx) => {
    await enqueue(ctx, 'platform.back_up_now', { name }, 'platform.back_up_now');
    await recordFact(ctx, { what: 'oversight.backup_asked', about: companyOf(visit), guard: everyone, after: { name } });
  });
  return { done: true };
}

function keepingOf({ house }: Visit): Keeping {
  if (!house.installation.keeping) throw new Refusal('conflict', 'The demo company is made anew, not kept.', 'oversight.no_backups_here');
  return house.installation.keeping;
}

const companyOf = ({ house }: Visit) => ({ kind: 'company', id: house.installation.clock.company!.id });

const told = (keeping: Keeping): Backups => {
  const { files, ...rest } = keeping.read();
  return { ...rest, files: files.map((f) => ({ ...f, at: f.at.toISOString() })) };
};
