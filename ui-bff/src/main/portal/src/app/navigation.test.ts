import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { beforeAll, expect, test } from 'vitest';
import { texts as en } from '../catalogues/en';
import { texts as zh } from '../catalogues/zh';
import { contexts } from '../contexts';
import { isAt, menuOf } from './navigation';
import type { Side } from './scope';
import type { Me, Role } from './Session';

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', fallbackLng: false, defaultNS: 'app', resources: { en: { ...en }, zh: { ...zh } }, interpolation: { escapeValue: false } }));

const places = contexts.flatMap((one) => one.menu ?? []);
const person = (roles: Role[], sides: Side[] = []): Me => ({ party: roles[0] === 'operator' ? null : { code: 'JIAXIN', name: { en: 'Jiaxin', zh: '佳鑫' } }, user: 'somebody', person: 'P-0001', name: 'Somebody', roles, sides, defaultSide: sides[0] ?? null });
const menu = (roles: Role[], side?: Side) => menuOf(places, person(roles, side ? [side] : []), side);
const addresses = (roles: Role[], side?: Side): Record<string, string[]> => Object.fromEntries(menu(roles, side).groups.map(({ group, spots }) => [group, spots.map((spot) => spot.to)]));
const foot = (roles: Role[], side?: Side): string[] => [...menu(roles, side).foot.spots.map((spot) => spot.to), ...(menu(roles, side).foot.more ? ['more'] : [])];

test('a supplier’s sales clerk finds every screen in one of six groups', () => {
  expect(addresses(['sales'], 'supplier')).toEqual({
    demand: ['/call-offs', '/orders', '/openings', '/questions'],
    supply: ['/run-outs', '/output', '/stock', '/consumption'],
    shopFloor: ['/work-orders'],
    shipping: ['/shipments', '/pickings', '/documents'],
    quality: ['/inspections', '/concessions', '/certificates', '/batches'],
    settings: ['/imports', '/sharing', '/interchanges', '/partnerships'],
  });
});

test('a group without a screen for the role does not appear', () => {
  expect(Object.keys(addresses(['bank']))).toEqual(['supply', 'settings']);
  expect(Object.keys(addresses(['operator']))).toEqual(['settings']);
  expect(Object.keys(addresses(['auditor']))).toEqual(['demand', 'shipping', 'quality', 'settings']);
});

test('every screen of the menu but home is in a group', () => {
  expect(places.filter((place) => place.group === undefined).map((place) => place.to)).toEqual(['/']);
});

test('a phone shows home, at most three screens of the role, and the way to all others', () => {
  expect(foot(['sales'], 'supplier')).toEqual(['/', '/call-offs', '/orders', '/shipments', 'more']);
  expect(foot(['planner'], 'buyer')).toEqual(['/', '/call-offs', '/run-outs', '/shipments', 'more']);
  expect(foot(['warehouse'], 'supplier')).toEqual(['/', '/scan', '/stock', '/shipments', 'more']);
  expect(foot(['quality'], 'supplier')).toEqual(['/', '/shipments', '/quality', '/certificates', 'more']);
  expect(foot(['production'], 'supplier')).toEqual(['/', '/queue', '/work-orders', '/batches', 'more']);
  expect(foot(['management'], 'supplier')).toEqual(['/', '/cockpit', '/machines', '/energy', 'more']);
  expect(foot(['management', 'sales', 'planner', 'production'], 'supplier')).toEqual(['/', '/cockpit', '/machines', '/energy', 'more']);
  expect(foot(['auditor'])).toEqual(['/', '/orders', '/shipments', '/certificates', 'more']);
  expect(foot(['operator'])).toEqual(['/', '/interchanges', '/channels', '/hub', 'more']);
  for (const roles of [['buyer'], ['edi'], ['sales', 'planner', 'warehouse', 'quality', 'edi']] as Role[][]) expect(foot(roles, 'supplier').length).toBeLessThanOrEqual(5);
});

test('a role with few screens needs no way to others', () => {
  expect(foot(['bank'])).toEqual(['/', '/stock', '/sharing', '/credit']);
});

test('a screen below a place, and the history of its documents, belong to the place', () => {
  const spots = menu(['sales'], 'supplier').groups.flatMap((one) => one.spots);
  const at = (path: string): string[] => spots.filter((spot) => isAt(path, spot)).map((spot) => spot.to);
  expect(at('/shipments/new')).toEqual(['/shipments']);
  expect(at('/balance')).toEqual(['/run-outs']);
  expect(at('/chains/4711')).toEqual(['/documents']);
  expect(at(`/streams/${btoa('Shipment:HENGYUE:JIAXIN:LS-1:2026')}`)).toEqual(['/shipments']);
  expect(at('/elsewhere')).toEqual([]);
});
