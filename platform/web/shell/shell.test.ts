import { describe, expect, test } from 'vitest';
import { doorOf, mayOpen, type LazyScreen, type Screen } from '../screens.ts';
import { beneath, joinDoors, placeOf } from './doors.tsx';
import { shutTo } from './ahead.ts';
import { fitting } from './fitting.ts';
import { concerns } from '../live.ts';
import { nameOfKey } from '../keys.ts';
import { initialsOf } from '../parts/Avatar.tsx';

const component = (() => null) as LazyScreen;
const screens: Screen[] = [
  { path: '/customers', title: () => '', right: 'customers.account.read', rail: 'customers', component },
  { path: '/customers/new', title: () => '', rail: 'customers', component },
  { path: '/customers/$accountId', title: () => '', rail: 'customers', component },
  { path: '/sales', title: () => '', right: ['sales.opportunity.read', 'sales.opportunity.move'], rail: 'sales', component },
];

const seller = (rights: string[]) => ({ rights, seats: ['outside sales'] });

describe('the rail', () => {
  test('leads only where the person may go', () => {
    expect(doorOf('customers', screens, seller(['customers.account.read']))?.path).toBe('/customers');
    expect(doorOf('customers', screens, seller([]))?.path).toBe('/customers/new');
    expect(doorOf('sales', screens, seller([]))).toBeUndefined();
  });
  test('any one of several rights opens a screen', () => expect(mayOpen(screens[3]!, seller(['sales.opportunity.move']))).toBe(true));
  test('shows nothing but one’s own account to whoever holds no position', () => {
    const nobody = { rights: [], seats: [] };
    expect([doorOf('customers', screens, nobody), mayOpen({ withoutPosition: true }, nobody)]).toEqual([undefined, true]);
  });
  test('lights the place of the most precise screen', () => {
    expect(placeOf('/customers/018f', screens)).toBe('customers');
    expect(placeOf('/nowhere', screens)).toBeUndefined();
  });
  test('an address with screens beneath it leads to them, records apart', () => {
    expect(beneath('/Customers/', screens).map((s) => s.path)).toEqual(['/customers/new']);
    expect([beneath('/cust', screens), beneath('/nowhere', screens)]).toEqual([[], []]);
  });
  test('asks nothing ahead of whoever would be refused', () => {
    const ahead = screens.map((screen) => ({ ...screen, ahead: () => undefined }));
    expect(shutTo(ahead, { rights: [], seats: [] })).toEqual(screens.map((s) => s.path));
    expect(shutTo(ahead, seller(['customers.account.read', 'sales.opportunity.read']))).toEqual([]);
    expect(shutTo(screens, seller([]))).toEqual([]);
  });
  test('joins what the rooms bring', () => expect(joinDoors([{ screens }, { screens, actions: [{ name: () => 'x', to: '/' }] }])).toMatchObject({ actions: [{ to: '/' }] }));
});

describe('finding by name', () => {
  const list = [{ name: 'Coordinación' }, { name: 'Anotar contacto' }, { name: 'Mi perfil' }];
  test('accents and capitals do not matter', () => expect(fitting(list, 'COORDINACION').map((f) => f.name)).toEqual(['Coordinación']));
  test('every word typed begins a word of the name', () => {
    expect(fitting(list, 'con ano').map((f) => f.name)).toEqual(['Anotar contacto']);
    expect(fitting(list, 'tacto')).toEqual([]);
  });
});

describe('live updates', () => {
  test('ask again what names the kind or the record, and what said it depends on it', () => {
    const change = { kind: 'hand_off', id: '018f-a' };
    expect(concerns({ queryKey: ['/api/v1/hand-offs', {}] }, change)).toBe(true);
    expect(concerns({ queryKey: ['/api/v1/anything/:id', { id: '018f-a' }] }, change)).toBe(true);
    expect(concerns({ queryKey: ['/api/v1/today', {}], meta: { live: ['hand_off'] } }, change)).toBe(true);
    expect(concerns({ queryKey: ['/api/v1/accounts', {}] }, change)).toBe(false);
    expect(concerns({ queryKey: ['/api/v1/opportunities', {}] }, { kind: 'opportunity', id: 'x' })).toBe(true);
  });
});

test('a key is named once, whatever the keyboard needs to make it', () => {
  const press = (key: string, more = {}) => nameOfKey({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more });
  expect([press('?', { shiftKey: true }), press('X', { shiftKey: true }), press('k', { metaKey: true }), press('Enter')]).toEqual(['?', 'shift+x', 'mod+k', 'Enter']);
});
test('initials are of the names, not of the particles', () => expect(['Marta Vidal', 'Inês de Carvalho', 'pedidos web', 'Ángel Ñíguez Ruiz', ''].map(initialsOf)).toEqual(['MV', 'IC', 'PW', 'ÁÑ', '']));
