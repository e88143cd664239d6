import { ActionIcon, Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageRules } from './partnerships';
import classes from './partnership.module.css';

/** Rules for one message type that replace the general ones, one row per type. */
export function MessageRows({ rows, onChange, errors, locked }: { rows: MessageRules[]; onChange: (rows: MessageRules[]) => void; errors: (pointer: string) => ReactNode; locked: boolean }) {
  const { t } = useTranslation('partnerships');
  const change = (at: number, changed: Partial<MessageRules>): void => onChange(rows.map((row, i) => (i === at ? { ...row, ...changed } : row)));
  const asAll = { value: '', label: t('messages.asAll') };
  return (
    <>
      <p className="dim">{t('messages.why')}</p>
      {rows.map((row, i) => (
        // oxlint-disable-next-line no-array-index-key -- rows have no other name while they are typed
        <div key={i} className={classes.row} data-testid="message-row">
          <TextInput
            label={t('outbound.message')}
            value={row.message}
            disabled={locked}
            onChange={(event) => change(i, { message: event.currentTarget.value })}
            error={errors(`/edi/messages/${i}/message`)}
            data-testid="message-type"
          />
          <NativeSelect
            label={t('field.applicationErrors')}
            value={row.applicationErrors === null || row.applicationErrors === undefined ? '' : String(row.applicationErrors)}
            disabled={locked}
            onChange={(event) => change(i, { applicationErrors: event.currentTarget.value === '' ? null : event.currentTarget.value === 'true' })}
            data={[asAll, { value: 'true', label: t('yes') }, { value: 'false', label: t('no') }]}
            data-testid="message-applicationErrors"
          />
          <NumberInput
            label={t('field.acknowledgementHours')}
            placeholder={t('messages.asAll')}
            value={row.acknowledgementHours ?? ''}
            allowDecimal={false}
            hideControls
            disabled={locked}
            onChange={(value) => change(i, { acknowledgementHours: value === '' ? null : Number(value) })}
            error={errors(`/edi/messages/${i}/acknowledgementHours`)}
            data-testid="message-acknowledgementHours"
          />
          <NativeSelect
            label={t('field.codes')}
            value={row.codes ?? ''}
            disabled={locked}
            onChange={(event) => change(i, { codes: event.currentTarget.value || null })}
            data={[asAll, ...(['strict', 'tolerant'] as const).map((value) => ({ value, label: t(`option.${value}`) }))]}
            error={errors(`/edi/messages/${i}/codes`)}
            data-testid="message-codes"
          />
          {!locked && (
            <ActionIcon variant="default" size={34} aria-label={t('outbound.remove', { message: row.message })} onClick={() => onChange(rows.filter((_, at) => at !== i))}>
              <IconTrash size={16} aria-hidden="true" />
            </ActionIcon>
          )}
        </div>
      ))}
      {!locked && (
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => onChange([...rows, { message: '' }])} data-testid="message-add">
          {t('outbound.add')}
        </Button>
      )}
    </>
  );
}
