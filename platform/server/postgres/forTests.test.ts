import { expect, test } from 'vitest';
import { cloneDatabase } from './forTests.ts';
import { withConnection } from './roles.ts';

test('a test gets a migrated database of its own, and the application works in it without powers', async () => {
  const database = await cloneDatabase();
  try {
    await withConnection(database.appOptions, async (sql) => {
      expect(await sql`select count(*)::int as n from platform.company`).toEqual([{ n: 0 }]);
      await expect(sql`create table platform.more (id int)`).rejects.toThrow('permission denied');
    });
  } finally {
    await database.drop();
  }
});
