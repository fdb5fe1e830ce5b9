import { isObject, type Json, keyIn, type Resource } from './matching.ts';
import type { Shape } from './patches.ts';
import { ScimRefusal } from './refusing.ts';

export const coreUser = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const enterpriseUser = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const coreGroup = 'urn:ietf:params:scim:schemas:core:2.0:Group';

/** What is kept of a person here and may be written from outside. Everything else of a user is ignored, as the schema says. */
export interface UserFields {
  userName: string; givenName: string; familyName: string; phone: string | null; language: 'es' | 'en'; locale: string; timeZone: string; active: boolean; externalId: string | null; employeeNumber: string | null;
}
/** What the structure says of a person; only read. */
export interface UserPlace { title: string | null; department: string | null; division: string | null; manager: { value: string; display: string } | null; groups: { value: string; display: string }[] }

/** What a PATCH may touch. Title, department, division and manager come from the seat held: they are changed by appointing. */
export const userShape: Shape = {
  core: ['userName', 'name', 'displayName', 'emails', 'phoneNumbers', 'preferredLanguage', 'locale', 'timezone', 'active', 'externalId'], extension: ['employeeNumber'],
  readOnly: ['id', 'meta', 'groups', 'title', 'department', 'division', 'manager'], multi: ['emails', 'phoneNumbers'], extensionSchema: enterpriseUser,
};

export function userResource(id: string, u: UserFields, place: UserPlace): Resource {
  const extension = Object.entries({ employeeNumber: u.employeeNumber, department: place.department, division: place.division, manager: place.manager && { value: place.manager.value, displayName: place.manager.display } }).filter(([, v]) => v !== null);
  const all: Resource = {
    schemas: [coreUser, enterpriseUser], id, externalId: u.externalId, userName: u.userName,
    name: { formatted: `${u.givenName} ${u.familyName}`.trim(), givenName: u.givenName, familyName: u.familyName }, displayName: `${u.givenName} ${u.familyName}`.trim(), title: place.title,
    emails: u.userName === '' ? [] : [{ value: u.userName, type: 'work', primary: true }], phoneNumbers: u.phone === null ? [] : [{ value: u.phone, type: 'work' }],
    preferredLanguage: u.language, locale: u.locale, timezone: u.timeZone, active: u.active, groups: place.groups.map((g) => ({ ...g, type: 'direct' })), [enterpriseUser]: Object.fromEntries(extension) as Json,
  };
  return Object.fromEntries(Object.entries(all).filter(([, v]) => v !== null));
}

const at = (object: Json, name: string): Json => (isObject(object) ? object[keyIn(object, name) ?? ''] : undefined);
const textOf = (value: Json, name: string): string | null => {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string' || value.length > 300) throw new ScimRefusal('invalidValue', `“${name}” is text of at most 300 characters.`);
  return value.trim() || null;
};
/** The main one of several values, or the only one. */
const mainOf = (list: Json): string | null => {
  const all = Array.isArray(list) ? (list as readonly Json[]) : [];
  const main = all.find((v) => at(v, 'primary') === true) ?? all.find((v) => at(v, 'type') === 'work') ?? all[0];
  return textOf(isObject(main) ? at(main, 'value') : main, 'value');
};

/** Reads a user as it is sent. `usual`: language, formats and zone where none is said. Refuses with `invalidValue`. */
export function fieldsOf(sent: Json, usual: Pick<UserFields, 'language' | 'locale' | 'timeZone'>): UserFields {
  if (!isObject(sent)) throw new ScimRefusal('invalidSyntax', 'A user is an object.');
  const userName = textOf(at(sent, 'userName'), 'userName');
  if (userName === null || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(userName)) throw new ScimRefusal('invalidValue', 'userName is the e-mail that the person signs in with.');
  const name = at(sent, 'name'), shown = textOf(at(sent, 'displayName'), 'displayName') ?? textOf(at(name, 'formatted'), 'name.formatted');
  const [first = '', ...others] = (shown ?? '').split(/\s+/);
  const givenName = textOf(at(name, 'givenName'), 'name.givenName') ?? (first || userName.split('@')[0]!);
  const language = textOf(at(sent, 'preferredLanguage'), 'preferredLanguage');
  return {
    userName, givenName, familyName: textOf(at(name, 'familyName'), 'name.familyName') ?? (at(name, 'givenName') ? '' : others.join(' ')), phone: mainOf(at(sent, 'phoneNumbers')),
    language: language?.toLowerCase().startsWith('es') ? 'es' : language?.toLowerCase().startsWith('en') ? 'en' : usual.language,
    locale: localeOf(textOf(at(sent, 'locale'), 'locale')) ?? usual.locale, timeZone: textOf(at(sent, 'timezone'), 'timezone') ?? usual.timeZone, active: truth(at(sent, 'active')),
    externalId: textOf(at(sent, 'externalId'), 'externalId'), employeeNumber: textOf(at(at(sent, enterpriseUser), 'employeeNumber'), 'employeeNumber'),
  };
}

const localeOf = (text: string | null): string | null => (text !== null && /^[a-z]{2}[-_][A-Z]{2}$/.test(text) ? text.replace('_', '-') : null);
/** Some identity providers send truth as text. */
function truth(value: Json): boolean {
  const text = value === undefined || value === null ? 'true' : String(value).toLowerCase();
  if (text !== 'true' && text !== 'false') throw new ScimRefusal('invalidValue', '“active” is true or false.');
  return text === 'true';
}
