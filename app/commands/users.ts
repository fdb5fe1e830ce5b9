import { createInterface } from 'node:readline/promises';
import { randomUUID } from 'node:crypto';
import { call } from '../../contract/call.ts';
import { me } from '../../contract/me.ts';
import * as contract from '../../modules/organization/contract.ts';
import { imposePassword } from '../../modules/organization/server/index.ts';
import { PlainEnd, terminalLanguage } from '../../platform/server/plainly.ts';
import { people as en } from '../../words/en/organization/people.ts';
import { people as es } from '../../words/es/organization/people.ts';
import { type Command, need, oneOf, optional, say, text } from './command.ts';
import { actingAs, atWork, inHouse, personOf } from './workplace.ts';

const as = { as: text };

const addUser: Command = {
  name: 'user add',
  summary: { es: 'Invita a alguien; su enlace va por correo', en: 'Invite somebody; their link goes by mail' },
  usage: '--email E --name N [--language es|en] [--position TITLE] [--from DATE] [--as EMAIL]',
  options: { email: text, name: text, language: text, position: text, from: text, ...as },
  run: (given) => atWork((place) => actingAs(place, optional(given, 'as'), async (caller) => {
    const position = optional(given, 'position'), seat = position === undefined ? undefined : await seatNamed(position, caller);
    const language = optional(given, 'language') ? oneOf(given, 'language', ['es', 'en'], 'es') : undefined;
    const person = await call(contract.invitePerson, {
      name: need(given, 'name'), email: need(given, 'email'), ...(language ? { language } : {}),
      ...(seat ? { appointment: { positionId: seat, from: optional(given, 'from') ?? (await call(me, {}, caller)).company.today } } : {}),
    }, caller);
    return { lines: [place.settings.smtpUrl
      ? say(`${person.name} tiene una invitación en ${person.email}.`, `${person.name} has an invitation at ${person.email}.`)
      : say(`${person.name} tiene una invitación. No hay servidor de correo (SMTP_URL): abre su carta en Ajustes › ${es.mail} y entrégale el enlace.`,
        `${person.name} has an invitation. There is no mail server (SMTP_URL): open the letter in Settings › ${en.mail} and hand over the link.`)], json: person };
  })),
};

async function seatNamed(title: string, caller: Parameters<typeof call>[2]): Promise<string> {
  const { rows } = await call(contract.findSeats, { find: title }, caller);
  const exact = rows.filter((s) => s.title.toLowerCase() === title.toLowerCase()), found = exact.length > 0 ? exact : rows;
  if (found.length === 1) return found[0]!.id;
  throw new PlainEnd(found.length === 0
    ? { es: `No hay ningún puesto «${title}».`, en: `There is no position "${title}".` }
    : { es: `Hay ${found.length} puestos que se llaman así: escribe el título entero.`, en: `There are ${found.length} positions called that: write the whole title.` });
}

const listUsers: Command = {
  name: 'user list', summary: { es: 'Las personas de la empresa', en: 'The people of the company' }, usage: '[--find WORDS] [--as EMAIL]', options: { find: text, ...as },
  run: (given) => atWork((place) => actingAs(place, optional(given, 'as'), async (caller) => {
    const find = optional(given, 'find'), people: contract.PersonRow[] = [];
    for (let after: string | undefined; ;) {
      const page = await call(contract.listPeople, { limit: 200, ...(find ? { find } : {}), ...(after ? { after } : {}) }, caller);
      people.push(...page.rows);
      if (page.next === null) break;
      after = page.next;
    }
    const { states } = terminalLanguage() === 'es' ? es : en;
    return { lines: people.map((p) => [p.name, p.email ?? '', states[p.state], p.seats.map((s) => s.name).join('; ')].join('\t')), json: people };
  })),
};

const suspendUser: Command = {
  name: 'user suspend', summary: { es: 'Suspende el acceso de alguien y cierra sus sesiones', en: 'Suspend somebody and end their sessions' }, usage: '--email E [--as EMAIL]', options: { email: text, ...as },
  run: (given) => atWork((place) => actingAs(place, optional(given, 'as'), async (caller) => {
    const email = need(given, 'email');
    const personId = await inHouse(place, (house) => personOf(house, email));
    const person = await call(contract.suspend, { personId }, caller);
    return { lines: [say(`${person.name} ya no puede entrar.`, `${person.name} can no longer come in.`)], json: person };
  })),
};

const setUserPassword: Command = {
  name: 'user password', summary: { es: 'Pone la contraseña de alguien y cierra sus sesiones', en: 'Set somebody’s password and end their sessions' }, usage: '--email E [--password P]',
  options: { email: text, password: text },
  notes: { es: 'Sin --password se lee de la entrada, para que no quede en el historial.', en: 'Without --password it is read from standard input, so that it stays out of the history.' },
  run: (given) => atWork((place) => inHouse(place, async (house) => {
    const email = need(given, 'email'), password = optional(given, 'password') ?? await askPassword();
    const person = await house.installation.person(await personOf(house, email)), now = house.now();
    await imposePassword(house, { person, now, today: house.today(now), requestId: randomUUID(), via: 'command' }, password);
    return { lines: [say(`${person.name} tiene contraseña nueva.`, `${person.name} has a new password.`)], json: { email, changed: true } };
  })),
};

async function askPassword(): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stdin.isTTY ? process.stderr : undefined });
  const password = await lines.question(process.stdin.isTTY ? say('Contraseña nueva: ', 'New password: ') : '');
  lines.close();
  return password;
}

export const userCommands = [addUser, listUsers, suspendUser, setUserPassword];
