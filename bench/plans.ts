import type { Sql } from '../platform/server/db.ts';
import type { Recorded } from './recording.ts';

/** The plan of each statement of a case as its asker would have it, the longest one kept. */
export async function planOf(app: Sql, recorded: Recorded): Promise<string[]> {
  const connection = await app.reserve();
  let worst: { ms: number; lines: string[] } = { ms: -1, lines: [] };
  try {
    for (const s of recorded.rest.filter((x) => /^\s*(select|with|insert)/i.test(x.sql))) {
      await connection.unsafe(recorded.opening);
      const rows = await connection.unsafe(`explain (analyze, costs off, summary on) ${s.sql}`, s.parameters as never[]).catch(() => []);
      await connection.unsafe('rollback');
      const lines = rows.map((x) => String(x['QUERY PLAN']));
      const ms = Number(/Execution Time: ([\d.]+)/.exec(lines.at(-1) ?? '')?.[1] ?? 0);
      if (ms > worst.ms) worst = { ms, lines };
    }
  } finally {
    connection.release();
  }
  return worst.lines;
}
