import { type Bar, DayBars, type DayRow } from '../app/DayBars';
import { dateOf } from '../app/DaysField';
import { useFormat } from '../app/format';
import { weekdays } from '../app/week';
import { useFormWords } from './formWords';
import classes from './shifts.module.css';
import { type Shift, shiftPieces } from './shifts';

/** Looks of shifts that follow each other. */
const LOOKS = 4;

/** The shifts of a week, a bar for each day. */
export function ShiftPicture({ shifts }: { shifts: readonly Shift[] }) {
  const t = useFormWords();
  const format = useFormat();
  const all = shiftPieces(shifts);
  const nameOf = (at: number): string => shifts[at]?.name.trim() || t('shifts.nth', { n: at + 1 });
  const rows = weekdays.map((day, at): DayRow => {
    const its = all.filter((one) => one.day === at);
    const title = (one: (typeof its)[number]): string => (one.rest ? t('shifts.break', one.of) : t('shifts.span', { name: nameOf(one.shift), ...one.of }));
    const name = format.weekday(dateOf(day));
    return {
      key: day,
      name,
      said: `${name}: ${its.length === 0 ? t('shifts.free') : format.list([...new Set(its.map(title))])}`,
      bars: its.map((one): Bar => ({ from: one.from, until: one.until, mark: one.rest ? { 'data-rest': '' } : { 'data-look': one.shift % LOOKS }, title: title(one), ...(!one.rest && { text: nameOf(one.shift) }) })),
    };
  });
  return (
    <div className={classes.picture}>
      <DayBars label={t('shifts.week')} rows={rows} />
    </div>
  );
}
