import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Text } from './http';
import type { Language } from './language';
import { visible } from './visible';

const locales = { en: 'en-GB', zh: 'zh-CN' } as const;
const units: Record<string, Text> = {
  PCE: { en: 'pcs', zh: '件' },
  C62: { en: 'pcs', zh: '件' },
  EA: { en: 'pcs', zh: '件' },
  PC: { en: 'pcs', zh: '件' },
  H87: { en: 'pcs', zh: '件' },
  SET: { en: 'sets', zh: '套' },
  KGM: { en: 'kg', zh: '千克' },
  GRM: { en: 'g', zh: '克' },
  TNE: { en: 't', zh: '吨' },
  MTR: { en: 'm', zh: '米' },
  MMT: { en: 'mm', zh: '毫米' },
  MTK: { en: 'm²', zh: '平方米' },
  LTR: { en: 'l', zh: '升' },
  HUR: { en: 'h', zh: '小时' },
  MIN: { en: 'min', zh: '分钟' },
  DAY: { en: 'days', zh: '天' },
  CMT: { en: 'cm', zh: '厘米' },
  MTQ: { en: 'm³', zh: '立方米' },
  MLT: { en: 'ml', zh: '毫升' },
  NPR: { en: 'pairs', zh: '双' },
  P1: { en: '%', zh: '%' },
  MPA: { en: 'MPa', zh: 'MPa' },
  CEL: { en: '°C', zh: '°C' },
  BAR: { en: 'bar', zh: 'bar' },
  NEW: { en: 'N', zh: 'N' },
  JOU: { en: 'J', zh: 'J' },
  LBR: { en: 'lb', zh: '磅' },
  INH: { en: 'in', zh: '英寸' },
  DZN: { en: 'dozen', zh: '打' },
  RO: { en: 'rolls', zh: '卷' },
  CT: { en: 'cartons', zh: '箱' },
  KWH: { en: 'kWh', zh: 'kWh' },
};
/** Codes of a piece: a reader sees one word for them, so they have one sum. */
const pieces: readonly string[] = ['PCE', 'EA', 'PC', 'C62', 'H87'];
/** The unit under which quantities are added up. */
export const sameUnit = (code: string): string => (pieces.includes(code) ? 'PCE' : code);
const cache = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

function kept<T extends Intl.DateTimeFormat | Intl.NumberFormat>(key: string, make: () => T): T {
  let format = cache.get(key) as T | undefined;
  if (!format) cache.set(key, (format = make()));
  return format;
}

/** A minus as wide as the plus and the digits beside it. */
const minus = (number: string): string => number.replace('-', '−');
const at = (day: string): Date => new Date(`${day}T00:00:00Z`);
/** A text that is no date is shown as it came, so that the screen does not break. */
const said = (format: Intl.DateTimeFormat, date: Date, text: string): string => (Number.isNaN(date.getTime()) ? text : format.format(date));

export type Format = {
  language: Language;
  /** A decimal string with digit grouping, exact at any length. */
  quantity(decimal: string): string;
  /** The same to two decimals, for computed values. */
  rounded(decimal: string): string;
  /** Days to one decimal, rounded down: stock shown to last four days does last four days. */
  days(decimal: string): string;
  /** An amount with its original decimals: 12.50 stays 12.50. */
  amount(decimal: string): string;
  /** Money, with two decimals or more. */
  money(decimal: string): string;
  /** A signed difference: +50, −20. */
  signed(decimal: string): string;
  /** A calendar day, with the year unless it is this year. */
  date(day: string): string;
  /** The same, always with its year, for printed and saved documents. */
  fullDate(day: string): string;
  /** A calendar day beside its week, with the year only if the week does not have it. */
  dateIn(week: string, day: string): string;
  weekday(day: string): string;
  /** A day as people say it: Tue 24 Nov, 11月24日 周二. */
  weekdayAndDate(day: string): string;
  /** An ISO week, with the year unless it is this year: W50, 第50周. */
  week(week: string): string;
  /** A calendar month: Dec 2026, 2026年12月. */
  month(month: string): string;
  /**
   * A unit of UN/ECE Recommendation 20 as people write it: pcs, 件. A unit without a name stays as
   * it came.
   */
  unit(code: string): string;
  /**
   * A moment in the reader's own time zone, to the minute, with the year unless it is this year.
   */
  moment(instant: string): string;
  /** The same, always with its year. */
  fullMoment(instant: string): string;
  text(text: Text): string;
  /** Words in a list: signed and encrypted. */
  list(words: string[]): string;
};

export function formatFor(language: Language): Format {
  const locale = locales[language];
  const days = language === 'zh' ? 'numeric' : '2-digit';
  const number = (options: Intl.NumberFormatOptions, name: string) =>
    kept(`${locale} ${name}`, () => new Intl.NumberFormat(locale, { maximumFractionDigits: 6, ...options }));
  const dates = (options: Intl.DateTimeFormatOptions, name: string) => kept(`${locale} ${name}`, () => new Intl.DateTimeFormat(locale, options));
  const fullDate = (day: string): string => said(dates({ day: days, month: 'short', year: 'numeric', timeZone: 'UTC' }, 'dayYear'), at(day), day);
  const dated = (day: string, year: string): string => (day.slice(0, 4) === year ? said(dates({ day: days, month: 'short', timeZone: 'UTC' }, 'day'), at(day), day) : fullDate(day));
  const fullMoment = (instant: string): string =>
    said(dates({ day: days, month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, 'fullMoment'), new Date(instant), instant);
  const date = (day: string): string => dated(day, String(new Date().getFullYear()));
  const weekday = (day: string): string => said(dates({ weekday: 'short', timeZone: 'UTC' }, 'weekday'), at(day), '');
  return {
    language,
    quantity: (decimal) => minus(number({}, 'quantity').format(decimal as Intl.StringNumericLiteral)),
    rounded: (decimal) => minus(number({ maximumFractionDigits: 2 }, 'rounded').format(decimal as Intl.StringNumericLiteral)),
    days: (decimal) => minus(number({ maximumFractionDigits: 1, roundingMode: 'floor' }, 'days').format(decimal as Intl.StringNumericLiteral)),
    amount: (decimal) => {
      const decimals = decimal.split('.')[1]?.length ?? 0;
      return minus(number({ minimumFractionDigits: decimals }, `amount ${decimals}`).format(decimal as Intl.StringNumericLiteral));
    },
    money: (decimal) => minus(number({ minimumFractionDigits: 2, maximumFractionDigits: 10 }, 'money').format(decimal as Intl.StringNumericLiteral)),
    signed: (decimal) => minus(number({ signDisplay: 'exceptZero' }, 'signed').format(decimal as Intl.StringNumericLiteral)),
    date,
    fullDate,
    dateIn: (week, day) => dated(day, week.slice(0, 4)),
    week: (week) => {
      const [year = '', count = ''] = week.split('-W');
      const other = year === String(new Date().getFullYear()) ? '' : year;
      if (language === 'zh') return `${other && `${other}年`}第${Number(count)}周`;
      return `${other && `${other} `}W${count}`;
    },
    month: (month) => said(dates({ month: 'short', year: 'numeric', timeZone: 'UTC' }, 'month'), at(`${month}-01`), month),
    unit: (code) => units[code]?.[language] ?? code,
    weekday,
    weekdayAndDate: (day) => (language === 'zh' ? `${date(day)} ${weekday(day)}` : `${weekday(day)} ${date(day)}`).trim(),
    moment: (instant) =>
      new Date(instant).getFullYear() === new Date().getFullYear()
        ? said(dates({ day: days, month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, 'moment'), new Date(instant), instant)
        : fullMoment(instant),
    fullMoment,
    text: (text) => visible(text[language] || text.en),
    list: (words) => (language === 'zh' ? words.join('、') : new Intl.ListFormat(locale).format(words)),
  };
}

export function useFormat(): Format {
  const { i18n } = useTranslation();
  return useMemo(() => formatFor(i18n.language === 'zh' ? 'zh' : 'en'), [i18n.language]);
}
