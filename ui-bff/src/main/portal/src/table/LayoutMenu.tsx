import { Button, Checkbox, NativeSelect, Popover, Stack, Switch } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Column } from './columns';
import type { Model } from './model';
import classes from './table.module.css';

/** Columns, order, groups and density of a list, by mouse, keyboard or touch. */
export function LayoutMenu<Row>({ model, columns, dense = true }: { model: Model<Row>; columns: Column<Row>[]; dense?: boolean }) {
  const { t } = useTranslation('table');
  const { layout, change, shown } = model;
  const [first] = layout.sort;
  const sortable = columns.filter((column) => column.value);
  const groups = columns.filter((column) => column.group);
  const toggle = (column: Column<Row>, on: boolean): void => {
    const now = shown.filter((one) => one !== column || on).map((one) => one.name);
    change({ columns: columns.filter((one) => now.includes(one.name) || (on && one === column)).map((one) => one.name) });
  };
  return (
    <Popover position="bottom-end" withinPortal trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button size="xs" variant="default" leftSection={<IconAdjustmentsHorizontal size={15} aria-hidden="true" />} data-testid="layout">
          {t('layout.button')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('layout.button')}>
        <Stack gap="sm" className={classes.layout ?? ''}>
          {groups.length > 0 && (
            <NativeSelect
              size="xs"
              label={t('layout.group')}
              value={layout.group ?? ''}
              onChange={(event) => change({ group: event.currentTarget.value })}
              data={[{ value: '', label: t('layout.noGroup') }, ...groups.map((column) => ({ value: column.name, label: column.head }))]}
              data-testid="layout-group"
            />
          )}
          {sortable.length > 0 && (
            <NativeSelect
              size="xs"
              label={t('layout.sort')}
              value={first ? (first.down ? '-' : '') + first.column : ''}
              onChange={(event) => change({ sort: event.currentTarget.value ? [{ column: event.currentTarget.value.replace(/^-/, ''), down: event.currentTarget.value.startsWith('-') }] : [] })}
              data={[
                { value: '', label: t('layout.asItComes') },
                ...sortable.flatMap((column) => [
                  { value: column.name, label: `${column.head} ↑` },
                  { value: `-${column.name}`, label: `${column.head} ↓` },
                ]),
              ]}
              data-testid="layout-sort"
            />
          )}
          {dense && <Switch size="xs" label={t('layout.compact')} checked={layout.compact} onChange={(event) => change({ compact: event.currentTarget.checked })} data-testid="layout-compact" />}
          <fieldset className={classes.columns}>
            <legend>{t('layout.columns')}</legend>
            {columns.map((column, at) => (
              <Checkbox
                key={column.name}
                size="xs"
                label={column.head}
                checked={shown.includes(column)}
                disabled={at === 0}
                onChange={(event) => toggle(column, event.currentTarget.checked)}
                data-testid={`column-${column.name}`}
              />
            ))}
          </fieldset>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
