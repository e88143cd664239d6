import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { today } from '../app/days';
import { Sums } from '../table/Chosen';
import type { Column } from '../table/columns';
import type { Group } from '../table/model';
import { type CallOffLine, whenOf } from './callOffs';
import classes from './grid.module.css';
import type { Words } from './words';

type Told = { group: Group<CallOffLine>; words: Words; columns: Column<CallOffLine>[] };
type Props = Told & { id: string; index: number; start: number; active: boolean; onToggle: () => void };

/** The head of a group of lines. It draws today's line between overdue and future lines. */
export function GroupRow({ id, index, start, active, onToggle, ...told }: Props) {
  const { group } = told;
  return (
    <div
      role="row"
      id={id}
      aria-rowindex={index + 2}
      className={classes.group}
      style={{ transform: `translateY(${start}px)` }}
      data-active={active || undefined}
      data-today={isFirstToCome(told) || undefined}
      data-testid="group"
      data-group={group.label}
    >
      <span role="gridcell">
        <Toggle group={group} onToggle={onToggle} />
        <About {...told} />
      </span>
    </div>
  );
}

/**
 * The group of the topmost line, which stays visible while the reader scrolls. It covers its own
 * row at the top, so it behaves like that row.
 */
export function GroupStrip({ onToggle, ...told }: Told & { onToggle: () => void }) {
  return (
    <div className={classes.strip} aria-hidden="true" data-testid="group-strip">
      <Toggle group={told.group} onToggle={onToggle} />
      <About {...told} />
    </div>
  );
}

function Toggle({ group, onToggle }: { group: Told['group']; onToggle: () => void }) {
  const Arrow = group.open ? IconChevronDown : IconChevronRight;
  return (
    <button type="button" tabIndex={-1} aria-expanded={group.open} onClick={onToggle}>
      <Arrow size={15} aria-hidden="true" /> {group.label}
    </button>
  );
}

function About({ group, words, columns }: Told) {
  const { t, format } = words;
  return (
    <span className={classes.about}>
      {t('count', { count: group.rows.length })} <Sums rows={group.rows} columns={columns} />
      {isFirstToCome({ group, words }) && (
        <span className={classes.today}>
          {t('today', { date: format.weekdayAndDate(today()) })}
        </span>
      )}
    </span>
  );
}

const isFirstToCome = ({ group, words }: Pick<Told, 'group' | 'words'>): boolean => {
  const [first] = group.rows;
  return group.key.startsWith('when:') && first !== undefined && whenOf(first) === 'week' && group.label === words.t('when.week');
};
