import { expect, test } from 'vitest';
import { compare, isQuantity, minus, percent, plus, sum, typed } from './decimal';

test('decimals are added and subtracted exactly', () => {
  expect(plus('0.1', '0.2')).toBe('0.3');
  expect(minus('100', '150.25')).toBe('-50.25');
  expect(minus('0.05', '0.1')).toBe('-0.05');
  expect(sum(['12.50', '7.5', '9007199254740993'])).toBe('9007199254741013');
});

test('decimals of different scale compare by value', () => {
  expect(compare('12.50', '12.5')).toBe(0);
  expect(compare('9', '10')).toBe(-1);
});

test('a change from nothing has no percentage', () => {
  expect(percent('150', '0')).toBeNull();
  expect(percent('150', '100')).toBe(50);
  expect(percent('75', '100')).toBe(-25);
});

test('a quantity is digits with at most one point', () => {
  expect(['120', '12.5', '0'].every(isQuantity)).toBe(true);
  expect(['', '-1', '1,5', '1.', '1e3', ' 1'].some(isQuantity)).toBe(false);
});

test('a quantity is read as people type it: thousands as the screens write them, the decimals of Europe and full-width digits', () => {
  expect(['1,200', '12,345,678', '1,200.5', ' 12,5 ', '0,125', '１２'].map(typed)).toEqual(['1200', '12345678', '1200.5', '12.5', '0.125', '12']);
  expect(['-4', '1,2,3', '12x', ''].map(typed)).toEqual([undefined, undefined, undefined, undefined]);
});
