import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type postgres from 'postgres';
import { runFile } from './runFile.ts';

/**
 * The published views are made anew, all of them, whenever one changed: `create or replace` cannot change a column.
 * Nothing but other views of the schema may depend on them; PostgreSQL refuses the drop otherwise.
 * What is published may be read by every role that works for a person, within its own policies.
 */
export async function publishViews(sql: postgres.Sql, folder: string): Promise<void> {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.sql')).sort() : [];
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n'));
  const sha256 = createHash('sha256').update(JSON.stringify([files, texts, grants])).digest('hex');
  await sql`create table if not exists public.unisono_published (only_one boolean primary key default true check (only_one), sha256 text not null)`;
  const [is] = await sql`select from public.unisono_published where sha256 = ${sha256}`;
  if (is) return;
  await sql.begin(async (tx) => {
    await tx.unsafe('create schema if not exists published');
    const views = await tx<{ name: string }[]>`select format('%I.%I', schemaname, viewname) as name from pg_views where schemaname = 'published'`;
    if (views.length > 0) await tx.unsafe(`drop view ${views.map(({ name }) => name).join(', ')}`);
    for (const [i, text] of texts.entries()) await runFile(tx, `published/${files[i]}`, text);
    await tx.unsafe(grants);
    await tx`insert into public.unisono_published (sha256) values (${sha256}) on conflict (only_one) do update set sha256 = excluded.sha256`;
  });
}

const grants = 'grant select on all tables in schema published to unisono_app, unisono_reader, unisono_company';
