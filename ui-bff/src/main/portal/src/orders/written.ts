/** An order as its buyer writes it: lines with one delivery or several. */
import { compare, plus, typed } from '../app/decimal';
import { isDay } from '../app/days';
import type { OrderDetail, OrderLine } from './orders';

export type Delivery = { date: string; quantity: string };
export type Line = {
  line: string;
  part: string;
  supplierPart?: string;
  description: string;
  unit: string;
  price: string;
  texts?: string[];
  deliveries: Delivery[];
};
export type Written = { supplier: string; number: string; site: string; currency: string; text: string; orderDate?: string; lines: Line[] };

/** Lines are numbered in tens, so that another one fits between. */
export function nextNumber(lines: readonly Line[]): string {
  const last = Math.max(0, ...lines.map((one) => Number(one.line)).filter(Number.isInteger));
  return String((Math.floor(last / 10) + 1) * 10);
}

export const emptyLine = (lines: readonly Line[]): Line => ({ line: nextNumber(lines), part: '', description: '', unit: 'PCE', price: '', deliveries: [{ date: '', quantity: '' }] });
export const emptyOrder = (): Written => ({ supplier: '', number: '', site: '', currency: 'CNY', text: '', lines: [emptyLine([])] });
export const isBegun = (order: Written): boolean => order.number !== '' || order.supplier !== '' || order.lines.some((one) => one.part !== '');

const lineOf = (line: OrderLine): Line => ({
  line: line.line,
  part: line.buyerPart ?? line.part,
  ...(line.buyerPart && line.buyerPart !== line.part && { supplierPart: line.part }),
  description: line.description ?? '',
  unit: line.unit,
  price: line.price ?? '',
  ...(line.texts && { texts: line.texts }),
  deliveries: line.schedule.map(({ date, quantity }) => ({ date, quantity })),
});

/** An existing order, to be changed. */
export const writtenOf = (order: OrderDetail): Written => ({
  supplier: order.supplier,
  number: order.number,
  site: order.site ?? '',
  currency: order.currency ?? '',
  text: order.terms?.texts.join('\n') ?? '',
  ...(order.orderDate && { orderDate: order.orderDate }),
  lines: order.lines.filter((one) => one.state !== 'cancelled').map(lineOf),
});

export type Fault = 'supplier' | 'number' | 'currency' | 'text' | `line-${number}` | `part-${number}` | `description-${number}` | `price-${number}` | `quantity-${number}-${number}` | `date-${number}-${number}`;

/** The hub's limits in characters. */
export const most = { number: 35, line: 6, part: 70, description: 256, text: 4_000 } as const;

/** The faults that prevent sending, by field. */
export function faultsOf(order: Written): Set<Fault> {
  const faults = new Set<Fault>();
  if (order.supplier === '') faults.add('supplier');
  if (order.number.trim() === '' || order.number.trim().length > most.number) faults.add('number');
  if (order.text.length > most.text) faults.add('text');
  const priced = order.lines.some((one) => one.price.trim() !== '');
  if ((priced || order.currency !== '') && !/^[A-Z]{3}$/.test(order.currency)) faults.add('currency');
  const numbers = order.lines.map((one) => one.line.trim());
  order.lines.forEach((line, at) => {
    if (line.line.trim() === '' || line.line.trim().length > most.line || numbers.indexOf(line.line.trim()) !== at) faults.add(`line-${at}`);
    if (line.part.trim() === '' || line.part.trim().length > most.part) faults.add(`part-${at}`);
    if (line.description.trim().length > most.description) faults.add(`description-${at}`);
    if (line.price.trim() !== '' && typed(line.price) === undefined) faults.add(`price-${at}`);
    line.deliveries.forEach((one, nth) => {
      if (compare(typed(one.quantity) ?? '0', '0') <= 0) faults.add(`quantity-${at}-${nth}`);
      if (!isDay(one.date)) faults.add(`date-${at}-${nth}`);
    });
  });
  return faults;
}

export const quantityOf = (line: Line): string => line.deliveries.map((one) => typed(one.quantity) ?? '0').reduce(plus, '0');

/** The request's body; call it without faults. */
export function bodyOf(order: Written): unknown {
  const texts = order.text.split('\n').map((one) => one.trim()).filter(Boolean);
  return {
    number: order.number.trim(),
    supplier: order.supplier,
    ...(order.site && { site: order.site }),
    ...(order.orderDate && { orderDate: order.orderDate }),
    ...(order.currency && { currency: order.currency }),
    ...(texts.length > 0 && { texts }),
    lines: order.lines.map((line) => ({
      line: line.line.trim(),
      part: line.part.trim(),
      ...(line.supplierPart && { supplierPart: line.supplierPart }),
      ...(line.description.trim() && { description: line.description.trim() }),
      unit: line.unit,
      quantity: quantityOf(line),
      ...(line.price.trim() && { price: typed(line.price) }),
      ...(line.texts && { texts: line.texts }),
      schedule: line.deliveries.map((one) => ({ date: one.date, quantity: typed(one.quantity) })),
    })),
  };
}

/**
 * A day as spreadsheets write it: 2027-03-01, 2027/3/1, 2027.3.1, 2027年3月1日; unchanged if it is
 * none.
 */
export function dayOf(text: string): string {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.trim()) ?? [];
  return year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text.trim();
}

/**
 * Rows of a spreadsheet: part, quantity, date and price, in that order; undefined if the text is no
 * table.
 */
export function pasted(text: string, lines: readonly Line[]): Line[] | undefined {
  const rows = text.split(/\r?\n/).filter((row) => row.trim() !== '').map((row) => row.split('\t'));
  if (!rows.some((cells) => cells.length > 1)) return undefined;
  const all = lines.filter((one) => one.part !== '' || one.deliveries.some((other) => other.quantity !== ''));
  for (const [part = '', quantity = '', date = '', price = ''] of rows)
    all.push({ ...emptyLine(all), part: part.trim(), price: price.trim(), deliveries: [{ date: dayOf(date), quantity: quantity.trim() }] });
  return all;
}
