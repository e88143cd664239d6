import { useFormat } from './format';
import { ordered, type Weekday, weekdays } from './week';
import classes from './week.module.css';

/** A Monday: the names of days do not depend on the week. */
const MONDAY = 5;
export const dateOf = (day: Weekday): string => `2026-01-${String(MONDAY + weekdays.indexOf(day)).padStart(2, '0')}`;

type Props = { label: string; value: readonly Weekday[]; onChange: (days: Weekday[]) => void; invalid?: boolean | undefined; note?: string | undefined };

/** Chooses days of the week, each by a button. */
export function DaysField({ label, value, onChange, invalid, note }: Props) {
  const format = useFormat();
  return (
    <div className={classes.days} role="group" aria-label={label} aria-describedby={note} data-invalid={invalid || undefined} data-field="days">
      {weekdays.map((day) => (
        <button key={day} type="button" aria-pressed={value.includes(day)} onClick={() => onChange(ordered(value.includes(day) ? value.filter((one) => one !== day) : [...value, day]))} data-day={day}>
          {format.weekday(dateOf(day))}
        </button>
      ))}
    </div>
  );
}
