import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Column } from './columns';
import classes from './list.module.css';
import type { Model } from './model';
import type { Selection } from './selection';

/** The column heads. Sortable ones are buttons; Shift adds a column to the order. */
export function Heads<Row extends object>({ model, selection }: { model: Model<Row>; selection: Selection<Row> | undefined }) {
  const { t } = useTranslation('table');
  return (
    <thead>
      <tr aria-rowindex={1}>
        {selection && (
          <th scope="col" className={classes.select}>
            <SelectAll rows={model.rows} selection={selection} label={t('chosen.all')} />
          </th>
        )}
        {model.shown.map((column) => (
          <Head key={column.name} column={column} model={model} />
        ))}
      </tr>
    </thead>
  );
}

export function SelectAll<Row>({ rows, selection, label, className }: { rows: Row[]; selection: Selection<Row>; label: string; className?: string | undefined }) {
  const all = rows.length > 0 && selection.chosen.length === rows.length;
  return (
    <input
      type="checkbox"
      aria-label={label}
      className={className}
      checked={all}
      ref={(box) => {
        if (box) box.indeterminate = selection.chosen.length > 0 && !all;
      }}
      disabled={rows.length === 0}
      onChange={() => (selection.chosen.length > 0 ? selection.clear() : selection.set(rows, true))}
    />
  );
}

function Head<Row extends object>({ column, model }: { column: Column<Row>; model: Model<Row> }) {
  const sort = model.sortOf(column.name);
  const Arrow = sort ? (sort.down ? IconArrowDown : IconArrowUp) : IconArrowsSort;
  return (
    <th scope="col" className={column.right ? classes.atRight : undefined} aria-sort={sort ? (sort.down ? 'descending' : 'ascending') : undefined} data-column={column.name}>
      {column.value ? (
        <button type="button" className={classes.sort} data-sorted={sort ? true : undefined} onClick={(event) => model.sortBy(column.name, event.shiftKey)} data-testid={`sort-${column.name}`}>
          {column.head} <Arrow size={13} aria-hidden="true" />
        </button>
      ) : (
        column.head
      )}
    </th>
  );
}
