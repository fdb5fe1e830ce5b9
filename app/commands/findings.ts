import type postgres from 'postgres';
import { say } from './command.ts';

interface Check { es: string; en: string; query: string }

/** What must be nothing: each query answers how many records are not as they must be. Keys and triggers already see to most of it. */
const checks: readonly Check[] = [
  { es: 'Clientes sin puesto responsable', en: 'Customers without a lead position', query: `
    select count(*) from customers.account a where a.withdrawn_at is null
       and not exists (select from customers.custody c where c.account_id = a.id and c.current_valid @> current_date)` },
  { es: 'Repartos que no suman su venta', en: 'Allocations that do not sum to their booking', query: `
    select count(*) from (select l.booking_id, l.model, sum(l.minor) as minor from reporting.allocation l group by 1, 2) s
      join sales.booking_event b on b.id = s.booking_id where s.minor <> b.minor` },
  { es: 'Operaciones ganadas sin fecha de cierre', en: 'Won opportunities without a closing date', query: `
    select count(*) from sales.opportunity where state = 'won' and closed_on is null` },
  { es: 'Nombramientos de personas borradas', en: 'Appointments of erased people', query: `
    select count(*) from organization.appointment a join organization.person p on p.id = a.person_id
     where p.erased_at is not null and a.current_valid @> current_date` },
  { es: 'Empresa sin nadie que la administre', en: 'Company that nobody administers', query: `
    select case when not exists (select from platform.company) or exists (
      select from organization.role_grant g join organization.appointment a on a.position_id = g.position_id and a.current_valid @> current_date
       where g.role = 'administrator' and g.scope = 'company' and g.current_valid @> current_date) then 0 else 1 end` },
  { es: 'Cartas que no han salido', en: 'Letters that failed to leave', query: `
    select count(*) from platform.outbox_mail where sent_at is null and failed_at < now() - interval '1 hour'` },
];

export async function findingsOf(sql: postgres.Sql): Promise<{ name: string; ok: boolean; is: string }[]> {
  return Promise.all(checks.map(async ({ es, en, query }) => {
    const [row] = await sql.unsafe<{ n: string }[]>(`select (${query})::text as n`);
    const n = Number(row?.n ?? 0);
    return { name: say(es, en), ok: n === 0, is: n === 0 ? say('no', 'no') : String(n) };
  }));
}
