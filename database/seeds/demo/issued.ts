import { drafted, issued } from '../../../modules/reporting/server/editions.ts';
import { printReport } from '../../../modules/reporting/server/print/page.ts';
import type { Sql } from '../../../platform/server/db.ts';
import type { Maker } from './maker.ts';
import { personAt, standing } from './restructured.ts';
import type { Structure } from './structure.ts';

type Tx = Parameters<Parameters<Sql['begin']>[1]>[0];

/** The last report that yesterday could be issued, issued yesterday by the director, as the house issues it: its figures are those of the records. */
export async function issueReport(tx: Tx, m: Maker, s: Structure): Promise<void> {
  const ctx = standing(tx, m, -1, personAt(s.seats.get('elena')!, 'commercial_director', 'Elena Marqués'));
  const to = `${m.day(-1).slice(0, 8)}01`, from = `${new Date(Date.parse(to) - 86_400_000).toISOString().slice(0, 8)}01`;
  // What the goals have reached is told to whoever reads as somebody, which the owner of the tables is not.
  await tx`select set_config('unisono.reads', ${`{${s.seats.get('elena')!.id}}`}, true)`;
  const draft = await drafted(ctx, { from, to, language: 'es', note: 'Cubrir la supervisión de Portugal antes de que acabe el trimestre.\nRepetir la feria con la mitad de superficie.' }, true);
  await issued(ctx, draft, printReport(draft));
}
