import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyIn, copyOut } from './copy.ts';
import type { CloneOfDatabase } from './postgres/forTests.ts';
import { emptyDatabase } from './postgres/forTests.ts';

let database: CloneOfDatabase;
beforeAll(async () => {
  database = await emptyDatabase();
  await database.ownerSql`create table public.line (id int primary key, text text)`;
});
afterAll(() => database.drop());

test('a copy of any size leaves the connection ready for the next statement', { timeout: 10_000 }, async () => {
  await database.ownerSql.begin(async (tx) => {
    // Around the size of what a socket hands over at once, where the end comes apart from the last rows.
    for (let rows = 400; rows < 1200; rows += 8) {
      let bytes = 0;
      await copyOut(tx, `copy (select repeat('x', 117) from generate_series(1, ${rows})) to stdout`, async (piece) => {
        bytes += piece.length;
        // A reader slower than the server, as a disk is.
        await nextTurn();
      });
      expect(bytes).toBe(rows * 118);
      await tx`select 1`;
    }
  });
});

test('a reader that fails does not block the rollback', async () => {
  const full = () => { throw new Error('disk full'); };
  await expect(database.ownerSql.begin((tx) => copyOut(tx, 'copy (select generate_series(1, 200000)) to stdout', full))).rejects.toThrow('disk full');
});

test.each([
  ['a row that is no row', ['1\tone\n', 'two\n'], 'invalid input syntax'],
  ['a key given twice, known only at the end', ['1\tone\n', '1\tagain\n'], 'line_pkey'],
])('%s is refused with its reason, and nothing stays', async (_, pieces, reason) => {
  const lines = pieces.map((piece) => Buffer.from(piece));
  await expect(database.ownerSql.begin((tx) => copyIn(tx, 'copy public.line from stdin', lines))).rejects.toThrow(reason);
  expect(await database.ownerSql`select * from public.line`).toEqual([]);
});

test('a source that fails takes the rows before it back', async () => {
  async function* broken() {
    yield Buffer.from('1\tone\n');
    throw new Error('the file ended early');
  }
  await expect(database.ownerSql.begin((tx) => copyIn(tx, 'copy public.line from stdin', broken()))).rejects.toThrow('the file ended early');
  expect(await database.ownerSql`select * from public.line`).toEqual([]);
});

test('rows arrive as they were sent', async () => {
  await database.ownerSql.begin((tx) => copyIn(tx, 'copy public.line from stdin', [Buffer.from('1\tone\n2\t'), Buffer.from('two\n')]));
  expect(await database.ownerSql`select * from public.line order by id`).toEqual([{ id: 1, text: 'one' }, { id: 2, text: 'two' }]);
});
