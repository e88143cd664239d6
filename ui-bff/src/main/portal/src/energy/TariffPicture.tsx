import { type Bar, DayBars, type DayRow } from '../app/DayBars';
import { dateOf } from '../app/DaysField';
import { useFormat } from '../app/format';
import { DAY, timeOf, type Weekday, weekdays } from '../app/week';
import { measured } from '../certificates/limits';
import { bandKind } from './BandChart';
import { useBandName } from './bandName';
import { useFormWords } from './formWords';
import { type DayKind, dayKinds, type PriceLine } from './prices';
import classes from './tariff.module.css';

/** Days in a few words: Mon – Fri, or one by one. */
export function useDaysText(): (days: readonly Weekday[]) => string {
  const t = useFormWords();
  const format = useFormat();
  const name = (day: Weekday): string => format.weekday(dateOf(day));
  return (days) => {
    const [first, last] = [days[0], days.at(-1)];
    if (!first || !last) return '';
    if (days.length === weekdays.length) return t('tariff.everyDay');
    const isRow = weekdays.indexOf(last) - weekdays.indexOf(first) === days.length - 1;
    return isRow && days.length > 2 ? t('tariff.days', { from: name(first), until: name(last) }) : format.list(days.map(name));
  };
}

export const timeText = (minutes: number): string => (minutes === DAY ? '24:00' : timeOf(minutes));

/** The parts of a day without a price. */
function gaps({ pieces }: DayKind): { from: number; until: number }[] {
  let free = 0;
  const all: { from: number; until: number }[] = [];
  for (const { from, until } of pieces) {
    if (from > free) all.push({ from: free, until: from });
    free = Math.max(free, until);
  }
  return free < DAY ? [...all, { from: free, until: DAY }] : all;
}

/** The prices of each kind of day over 24 hours. */
export function TariffPicture({ lines }: { lines: readonly PriceLine[] }) {
  const t = useFormWords();
  const format = useFormat();
  const bandName = useBandName();
  const daysText = useDaysText();
  const price = (line: PriceLine | undefined): string => {
    const amount = line && measured(line.price);
    return amount === undefined ? t('tariff.unknown') : format.amount(amount);
  };
  const rows = dayKinds(lines.map((one) => ({ ...one, band: one.band || null }))).map((kind): DayRow => {
    const bars = kind.pieces.map(({ from, until, line: at }): Bar => {
      const line = lines[at];
      const said = t('tariff.piece', { from: timeText(from), until: timeText(until), band: bandName(line?.band || null), price: price(line) });
      return { from, until, mark: { 'data-band': bandKind(line?.band || null), ...(line?.provisional && { 'data-provisional': '' }) }, title: said, text: price(line) };
    });
    const missing = gaps(kind).map(({ from, until }): Bar => ({ from, until, mark: { 'data-gap': '' }, title: t('tariff.gapPiece', { from: timeText(from), until: timeText(until) }) }));
    const name = daysText(kind.days);
    return { key: kind.days.join(' '), name, bars: [...bars, ...missing], said: `${name}: ${format.list([...bars, ...missing].map((one) => one.title))}` };
  });
  return (
    <div className={classes.picture}>
      <DayBars label={t('tariff.picture')} rows={rows} />
    </div>
  );
}
