import { expect, test } from 'vitest';
import type { Need, Urgency } from '../app/context';
import { plus } from '../app/decimal';
import { texts as en } from '../catalogues/en';
import type { Happened } from '../history/history';
import { barsOf, type Report, tallest, unitsOf } from './days';
import { stepsFor } from './FirstSteps';
import { hasReleases, kinds, receivedOf, releasedOf, sentencesOf } from './since';
import { sorted, type Waiting } from './urgent';

const waiting = (name: string, urgent?: Urgency, count = 1): Waiting => ({
  need: { name, ...(urgent && { urgent: { for: urgent, act: () => '' } }) } as Need,
  counted: { count },
});
const names = (all: Waiting[]): string[] => all.map((one) => one.need.name);

test('overdue goods come first, then refused messages, run-outs, unanswered lines, certificates', () => {
  const { first, rest } = sorted([waiting('certificates', 'certificate'), waiting('open', 'unanswered'), waiting('week'), waiting('run-outs', 'run-out'), waiting('held', 'refused'), waiting('late', 'overdue')]);
  expect(names(first)).toEqual(['late', 'held', 'run-outs']);
  expect(names(rest)).toEqual(['open', 'certificates', 'week']);
});

test('a hub that is not well comes before everything, and equal urgency keeps the order of the menu', () => {
  expect(names(sorted([waiting('b', 'overdue'), waiting('a', 'overdue'), waiting('hub', 'broken')]).first)).toEqual(['hub', 'b', 'a']);
});

test('a number that could not be read is not among the first, and is not left out', () => {
  const { first, rest } = sorted([{ ...waiting('late', 'overdue'), counted: undefined }]);
  expect([names(first), names(rest)]).toEqual([[], ['late']]);
});

const reader = { party: 'JIAXIN', person: 'P-0007' };
const happened = (type: string, party: string, stream: string, data: unknown = null, user: string | null = null): Happened => ({ position: 1, at: '', stream, type, text: { en: '', zh: '' }, data, actor: { party, user, client: null, name: null }, channel: 'request', cause: { interchange: null, message: null } });
const everywhere = (): boolean => true;

test('one sentence tells what a partner did, however often it changed one thing', () => {
  const events = [happened('order-changed', 'HENGYUE', 'A'), happened('order-changed', 'HENGYUE', 'A'), happened('order-placed', 'HENGYUE', 'A'), happened('order-placed', 'HENGYUE', 'B'), happened('order-placed', 'LINGYUN', 'C')];
  expect(sentencesOf(events, reader, everywhere)).toEqual([
    { kind: 'order-placed', partner: 'HENGYUE', count: 2, stream: undefined, list: '/orders' },
    { kind: 'order-placed', partner: 'LINGYUN', count: 1, stream: 'C', list: '/orders' },
    { kind: 'order-changed', partner: 'HENGYUE', count: 1, stream: 'A', list: '/orders' },
  ]);
});

test('the own company’s acts, unknown events and closed screens make no sentence', () => {
  expect(sentencesOf([happened('order-answered', 'JIAXIN', 'A'), happened('request-answered', 'HENGYUE', 'B')], reader, everywhere)).toEqual([]);
  expect(sentencesOf([happened('order-placed', 'HENGYUE', 'A')], reader, (path) => path !== '/orders')).toEqual([]);
  expect(hasReleases([{ type: 'order-placed' }])).toBe(false);
  expect(hasReleases([{ type: 'order-placed' }, { type: 'call-off-released' }])).toBe(true);
});

test('an inspection is told by its verdict, and a concession by its answer', () => {
  const events = [happened('inspection-decided', 'HENGYUE', 'A', { verdict: 'passed' }), happened('inspection-overruled', 'HENGYUE', 'B', { verdict: 'failed' }), happened('inspection-decided', 'HENGYUE', 'C', {}), happened('concession-granted', 'HENGYUE', 'D')];
  expect(sentencesOf(events, reader, everywhere).map((one) => `${one.kind} ${one.stream} ${one.list}`)).toEqual(['inspection-failed B /inspections?state=failed', 'inspection-passed A /inspections?state=passed', 'concession-granted D /concessions?state=granted']);
});

test('the own company’s shop floor is told to colleagues, and not to the person who acted', () => {
  const events = [happened('work-order-released', 'JIAXIN', 'A'), happened('step-reported', 'JIAXIN', 'A', null, 'P-0008'), happened('batch-problem-opened', 'JIAXIN', 'B', null, 'P-0007'), happened('order-placed', 'JIAXIN', 'C', null, 'P-0008')];
  expect(sentencesOf(events, reader, everywhere).map((one) => one.kind)).toEqual(['work-order-released', 'step-reported']);
});

test('every kind of sentence has its words for one and for many', () => {
  expect(Object.keys(en.home.one)).toEqual(expect.arrayContaining(kinds));
  expect(Object.keys(en.home.one).toSorted()).toEqual(kinds.toSorted());
  expect(Object.keys(en.home.many).toSorted()).toEqual(kinds.toSorted());
});

test('new and changed lines count by customer, and only binding ones of this week are firm', () => {
  const line = (buyer: string, change: string, firmness: string, due: string) => ({ buyer, change, firmness, due });
  const lines = [line('HENGYUE', 'added', 'firm', '2027-01-04'), line('HENGYUE', 'added', 'forecast', '2027-01-04'), line('HENGYUE', 'more', 'firm', '2027-01-20'), line('LINGYUN', 'moved', 'immediate', '2027-01-10')];
  expect(releasedOf(lines, false, '2027-01-04', '2027-01-10')).toEqual([
    { partner: 'HENGYUE', added: 2, changed: 1, firm: 1, more: false },
    { partner: 'LINGYUN', added: 0, changed: 1, firm: 1, more: false },
  ]);
});

test('a receipt says how much of a shipment came, in one unit', () => {
  expect(receivedOf([{ quantity: '300', received: '300', unit: 'PCE' }, { quantity: '200', received: '180.5', unit: 'PCE' }], plus)).toEqual({ sent: '500', received: '480.5', unit: 'PCE' });
  expect(receivedOf([{ quantity: '300', received: '300', unit: 'PCE' }, { quantity: '2', received: '2', unit: 'KGM' }], plus)).toBeUndefined();
});

const pieces = (quantity: string, unit = 'PCE', lines = 1) => ({ unit, quantity, lines });
const report: Report = {
  today: '2027-01-05',
  days: [
    { date: '2027-01-04', calledOff: [pieces('100'), pieces('7.5', 'KGM')], ordered: [pieces('0.5', 'C62')], shipped: [pieces('90', 'PCE', 3)] },
    { date: '2027-01-05', calledOff: [], ordered: [pieces('40')], shipped: [] },
  ],
  otherDue: 0,
};

test('call-offs and orders of a day add up, codes of a piece are one unit, other units stay apart', () => {
  expect(unitsOf(report)).toEqual(['PCE', 'KGM']);
  expect(barsOf(report, 'PCE')).toEqual([
    { date: '2027-01-04', due: '100.5', shipped: '90', list: '/call-offs' },
    { date: '2027-01-05', due: '40', shipped: '0', list: '/orders' },
  ]);
  expect(barsOf(report, 'KGM').map((one) => one.due)).toEqual(['7.5', '0']);
  expect(tallest(barsOf(report, 'PCE'))).toBe('100.5');
});

test('each role begins with something of its own', () => {
  const steps = (roles: string[], as: 'buyer' | 'supplier'): string[] => stepsFor(roles, as).map((one) => one.name);
  expect(steps(['sales'], 'supplier')).toEqual(['parts', 'output']);
  expect(steps(['buyer'], 'buyer')).toEqual(['parts', 'tryFile', 'order']);
  expect(steps(['planner'], 'buyer')).toEqual(['parts', 'tryFile', 'demand']);
  expect(steps(['warehouse'], 'supplier')).toEqual(['count']);
  expect(steps(['quality'], 'buyer')).toEqual([]);
});
