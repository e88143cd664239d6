import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DateCodes, Outbound } from './partnerships';
import classes from './partnership.module.css';

const COLUMNS = ['message', 'release', 'syntax', 'separators', 'association'] as const;
const SCHEDULES = ['DELFOR', 'DELJIT', '830', '862'];

/** The date formats of code list 2379, with examples. */
const DATES = {
  day: [['101', 'YYMMDD']],
  week: [['616', 'CCYYWW'], ['615', 'YYWW']],
  month: [['610', 'CCYYMM'], ['609', 'YYMM']],
} as const;

/** How messages to the partner are written, one row per type. */
export function OutboundRows({ rows, onChange, errors, locked }: { rows: Outbound[]; onChange: (rows: Outbound[]) => void; errors: (pointer: string) => ReactNode; locked: boolean }) {
  const { t } = useTranslation('partnerships');
  const change = (at: number, changed: Partial<Outbound>): void => onChange(rows.map((row, i) => (i === at ? { ...row, ...changed } : row)));
  const dated = (at: number, row: Outbound, name: keyof DateCodes, code: string): void => {
    const dates = { ...row.dates, [name]: code || null };
    change(at, { dates: Object.values(dates).some((it) => it) ? dates : null });
  };
  return (
    <>
      <p className="dim">{rows.length === 0 ? t('outbound.usual') : t('outbound.why')}</p>
      {rows.map((row, i) => (
        // oxlint-disable-next-line no-array-index-key -- rows have no other name while they are typed
        <div key={i} className={classes.row} data-testid="outbound-row">
          {COLUMNS.map((name) => (
            <TextInput
              key={name}
              label={t(`outbound.${name}`)}
              value={row[name] ?? ''}
              disabled={locked}
              onChange={(event) => change(i, { [name]: event.currentTarget.value === '' && name !== 'message' && name !== 'release' ? null : event.currentTarget.value })}
              error={errors(`/edi/outbound/${i}/${name}`)}
              data-testid={`outbound-${name}`}
            />
          ))}
          {(SCHEDULES.includes(row.message) || row.quantities) && (
            <NativeSelect
              label={t('outbound.quantities')}
              value={row.quantities ?? ''}
              disabled={locked}
              onChange={(event) => change(i, { quantities: event.currentTarget.value || null })}
              data={[{ value: '', label: t('usualIs', { value: t('option.discrete') }) }, ...(['discrete', 'cumulative'] as const).map((value) => ({ value, label: t(`option.${value}`) }))]}
              error={errors(`/edi/outbound/${i}/quantities`)}
              data-testid="outbound-quantities"
            />
          )}
          {(/^[A-Z]{6}$/.test(row.message) || row.dates) &&
            (['day', 'week', 'month'] as const).map((name) => (
              <NativeSelect
                key={name}
                label={t(`outbound.${name}`)}
                value={row.dates?.[name] ?? ''}
                disabled={locked}
                onChange={(event) => dated(i, row, name, event.currentTarget.value)}
                data={[{ value: '', label: 'CCYYMMDD' }, ...DATES[name].map(([value, looks]) => ({ value, label: looks }))]}
                error={errors(`/edi/outbound/${i}/dates/${name}`)}
                data-testid={`outbound-${name}`}
              />
            ))}
          {!locked && (
            <ActionIcon variant="default" size={34} aria-label={t('outbound.remove', { message: row.message })} onClick={() => onChange(rows.filter((_, at) => at !== i))}>
              <IconTrash size={16} aria-hidden="true" />
            </ActionIcon>
          )}
        </div>
      ))}
      {!locked && (
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => onChange([...rows, { message: '', release: '' }])} data-testid="outbound-add">
          {t('outbound.add')}
        </Button>
      )}
    </>
  );
}
