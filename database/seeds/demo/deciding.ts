import type { Ctx } from '../../../platform/server/request.ts';
import { kyselyOn, type Sql } from '../../../platform/server/db.ts';
import { fingerprint, structureBasis } from '../../../modules/organization/server/index.ts';
import type { Maker } from './maker.ts';
import type { Structure } from './structure.ts';

type Tx = Parameters<Parameters<Sql['begin']>[1]>[0];

/** What a seat costs a year, in whole euros, by what whoever sits there does. */
const costOf = (key: string, fn: string): number => key === 'elena' ? 118_000 : key.startsWith('head_') ? 78_000 : ['beatriz', 'andres', 'ramon'].includes(key) ? 69_000 : fn === 'sales' ? 47_500 : fn === 'telemarketing' ? 29_000 : fn === 'public_relations' ? 39_000 : fn === 'marketing' ? 36_500 : 44_000;

/** name | meeting or report | owner | who attends or reads | minutes | minutes to read | how often | which decision it serves | days until it ends. */
const forums: readonly string[] = [
  'Comité del equipo gestor|meeting|elena|beatriz,andres,ramon,head_levante,head_norte,head_francia|60|0|weekly|Qué clientes se atienden, con qué y quién responde|120',
  'Revisión de cartera, Levante y Centro|meeting|head_levante|Marta,Luis,Sara,valencia,alicante,murcia|45|0|weekly|Qué operaciones necesitan ayuda esta semana|90',
  'Revisión de cartera, Norte|meeting|head_norte|galicia,cantabrico,ebro,bizkaia|45|0|weekly|Qué operaciones necesitan ayuda esta semana|90',
  'Campañas y ventas|meeting|andres|pau,head_levante,head_norte,ramon|40|0|fortnightly|Qué campañas puede seguir el campo el mes que viene|150',
  'Parte semanal de visitas|report|head_levante|elena,andres|35|10|weekly|Dónde faltan visitas|-12',
  'Informe mensual de prensa|report|pallares|beatriz,elena|120|20|monthly|Qué mensajes seguir y cuáles dejar|140',
];

/** What seats cost, the time meetings and reports take, and three decisions: one reviewed, one decided, one being prepared. */
export function makeDeciding(m: Maker, s: Structure): void {
  const elena = m.id('person elena'), seat = (key: string) => s.seats.get(key)!.id;
  const versions = Map.groupBy(m.rows.get('organization.position_version')!, (v) => String(v['position_id']));
  for (const own of s.seats.values()) {
    const price = costOf(own.key, own.fn) * (own.code === 'MX' ? 62 : 100) + m.below(40) * 10_000;
    for (const v of own.person ? versions.get(own.id)! : []) m.add('organization.cost_rate', { position_id: own.id, minor: price, currency: 'EUR', valid: v['valid'], recorded: v['recorded'] });
  }
  for (const line of forums) {
    const [name, what, owner, people, minutes, reading, frequency, serves, ends] = line.split('|') as [string, string, string, string, string, string, string, string, string], id = m.id(`forum ${name}`);
    m.add('decisions.forum', { id, name, what, owner_position_id: seat(owner), minutes: Number(minutes), reading_minutes: Number(reading), frequency, serves, from_on: m.day(Number(ends) - 170), expires_on: m.day(Number(ends)) });
    for (const key of people.split(',')) if (s.seats.has(key)) m.add('decisions.forum_participant', { forum_id: id, position_id: seat(key) });
  }
  const decide = (key: string, days: number, title: string, effect: string, context: string, review: number, options: readonly (readonly [string, string])[], steps: readonly (readonly [string, number, string, number?, string?])[]) => {
    const id = m.id(`decision ${key}`);
    m.add('decisions.decision', { id, title, customer_effect: effect, context, review_on: m.day(review), created_at: m.at(days, 9), created_by: elena });
    m.add('decisions.role', { decision_id: id, role: 'decides', position_id: seat('elena') });
    m.add('decisions.role', { decision_id: id, role: 'recommends', position_id: seat('head_levante') });
    m.add('decisions.role', { decision_id: id, role: 'agrees', position_id: seat('beatriz') });
    options.forEach(([text, customer_effect], place) => m.add('decisions.option', { id: m.id(`option ${key} ${place}`), decision_id: id, place, text, customer_effect }));
    for (const [step, at, comment, option, result] of steps) {
      const who = step === 'recommend' ? 'head_levante' : step === 'agree' ? 'beatriz' : 'elena';
      m.add('decisions.step', { decision_id: id, step, at: m.at(at, 11), person_id: s.seats.get(who)!.person, position_id: seat(who), option_id: option === undefined ? null : m.id(`option ${key} ${option}`), comment, effect: result ?? null });
    }
  };
  decide('desk', -150, 'Quién llama primero a quien pide muestras', 'Quien pide una muestra espera hoy dos días a que alguien lo llame; varios ya habían comprado en otro sitio.', 'Lo pidió el campo tras la feria.', -30,
    [['La mesa de telemarketing, en dos horas', 'Lo llaman el mismo día'], ['El comercial de la zona', 'Lo llama quien lo conoce, pero más tarde']],
    [['recommend', -148, 'La mesa tiene sitio por la mañana.'], ['agree', -147, ''], ['decide', -145, 'Se prueba tres meses.', 0], ['execute', -140, ''], ['finish', -100, 'En marcha en los tres turnos.'], ['review', -28, 'El 86 % se llama en dos horas y se traspasan más.', undefined, 'better']]);
  decide('norte', -24, 'Un solo mando para Portugal y Norte', 'Los clientes de Portugal llevan desde agosto con un mando que suple desde Bilbao: lo notan quienes tienen obra en marcha.', 'La plaza de Portugal no se ha cubierto.', 75,
    [['Cubrir la plaza de Portugal', 'Nadie cambia de comercial'], ['Una sola supervisión, Atlántico', 'Nadie cambia de comercial; algunos del Ebro pasan a Cantábrico']],
    [['recommend', -20, 'Con la segunda se gana un nivel menos.'], ['agree', -18, 'Marketing ya trabaja el Atlántico como una sola zona.']]);
  m.add('decisions.link', { decision_id: m.id('decision norte'), kind: 'proposal', object_id: m.id('proposal atlantico') });
}

/** The restructuring that is being prepared: drawn by the director on the structure of today, for the next planned date. */
export async function drawProposal(tx: Tx, m: Maker, s: Structure): Promise<void> {
  const id = m.id('proposal atlantico'), author = m.id('person elena'), on = m.day(s.planned), seat = (key: string) => s.seats.get(key)!.id;
  const basis = await structureBasis({ db: kyselyOn(tx as unknown as Parameters<typeof kyselyOn>[0]), today: m.today, person: { language: 'es' } } as Ctx, { on });
  const changes = [
    { kind: 'close_position', positionId: seat('head_portugal'), successorId: seat('head_norte') },
    { kind: 'change_position', positionId: seat('head_norte'), set: { title: 'Supervisión de ventas, Atlántico' } },
    { kind: 'close_position', positionId: seat('ebro'), successorId: seat('cantabrico') },
    { kind: 'move_matching', fromPositionId: seat('galicia'), toPositionId: seat('asturias'), class: 'C' },
  ];
  await tx`insert into restructuring.proposal (id, position_id, author_id, name, why, known_at, hash, created_at, changed_at)
    values (${id}, ${seat('elena')}, ${author}, 'Portugal y Norte, una supervisión', 'Que los clientes del Atlántico tengan un mando que esté, y no uno que suple.', ${basis.knownAt}::text::timestamptz, ${fingerprint(basis)}, ${m.at(-6, 9)}, ${m.at(-1, 16)})`;
  await tx`insert into restructuring.wave (proposal_id, position_id, number, on_day) values (${id}, ${seat('elena')}, 1, ${on})`;
  for (const [place, body] of changes.entries()) await tx`insert into restructuring.change (proposal_id, position_id, place, wave, kind, body) values (${id}, ${seat('elena')}, ${place + 1}, 1, ${body.kind}, ${tx.json(body as never)})`;
}
