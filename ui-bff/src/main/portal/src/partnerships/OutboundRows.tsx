import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outbound } from './partnerships';
import classes from './partnership.module.css';

const COLUMNS = ['message', 'release', 'syntax', 'separators', 'association'] as const;

/** How messages are written to the partner, one row a type. */
export function OutboundRows({ rows, onChange, errors, locked }: { rows: Outbound[]; onChange: (rows: Outbound[]) => void; errors: (pointer: string) => ReactNode; locked: boolean }) {
  const { t } = useTranslation('partnerships');
  const set = (at: number, name: (typeof COLUMNS)[number], value: string): void =>
    onChange(rows.map((row, i) => (i === at ? { ...row, [name]: value === '' && name !== 'message' && name !== 'release' ? null : value } : row)));
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
              onChange={(event) => set(i, name, event.currentTarget.value)}
              error={errors(`/edi/outbound/${i}/${name}`)}
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
