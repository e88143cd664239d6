import { ActionIcon, Button, Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordField, RecordLayout } from './partnerships';
import classes from './partnership.module.css';

/** The records of VDA 4906 that a customer's guideline lays out. */
const RECORDS = ['812', '813', '814', '819'] as const;
const LENGTH = 128;
const FIRST = 6;
const OF_INVOICE = ['invoice-number', 'invoice-date', 'due-date', 'currency', 'site', 'total', 'tax-total', 'sign'] as const;
const OF_LINE = ['despatch-advice', 'order', 'order-line', 'customer-part', 'supplier-part', 'quantity', 'unit', 'price', 'price-basis', 'amount'] as const;
const NUMBERS: readonly string[] = ['total', 'tax-total', 'quantity', 'price', 'price-basis', 'amount'];
/**
 * Record 814 has a line's numbers; 812 and 819 have the invoice's, and 819 otherwise only their
 * sign.
 */
const standsIn = (record: string, held: string): boolean => {
  if (!NUMBERS.includes(held)) return record !== '819' || held === 'sign';
  return OF_LINE.some((it) => it === held) ? record === '814' : record === '812' || record === '819';
};

type Props = { layouts: RecordLayout[]; onChange: (layouts: RecordLayout[]) => void; errors: (pointer: string) => ReactNode; locked: boolean };

/** The layout of VDA 4906: a picture of each record's 128 characters, and a row for each field. */
export function RecordRows({ layouts, onChange, errors, locked }: Props) {
  const { t } = useTranslation('partnerships');
  const set = (record: string, fields: RecordField[]): void => {
    const kept = layouts.some((it) => it.record === record) ? layouts : [...layouts, { record, fields: [] }];
    onChange(kept.map((it) => (it.record === record ? { record, fields } : it)).filter((it) => it.fields.length > 0));
  };
  return (
    <>
      <p className="dim">{t('records.why')}</p>
      {RECORDS.map((record) => {
        const at = layouts.findIndex((it) => it.record === record);
        const fields = layouts[at]?.fields ?? [];
        if (locked && fields.length === 0) return null;
        return (
          <div key={record} data-testid={`record-${record}`}>
            <h3>
              {record} · {t(`records.record.${record}`)}
            </h3>
            {fields.length > 0 && <Strip record={record} fields={fields} />}
            {fields.map((field, i) => (
              <FieldRow
                // oxlint-disable-next-line no-array-index-key -- fields have no other name while they are typed
                key={i}
                record={record}
                field={field}
                onChange={(changed) => set(record, fields.map((it, other) => (other === i ? changed : it)))}
                onRemove={() => set(record, fields.filter((_, other) => other !== i))}
                error={errors(`/edi/records/${at}/fields/${i}`)}
                locked={locked}
              />
            ))}
            {!locked && (
              <Button
                variant="default"
                size="xs"
                leftSection={<IconPlus size={16} aria-hidden="true" />}
                onClick={() => set(record, [...fields, { at: Math.min(LENGTH, end(fields)), length: 1, holds: record === '819' ? 'total' : 'order' }])}
                data-testid={`record-add-${record}`}
              >
                {t('records.add', { record })}
              </Button>
            )}
          </div>
        );
      })}
    </>
  );
}

/** The first character after all fields. */
const end = (fields: RecordField[]): number => Math.max(FIRST, ...fields.map((it) => it.at + it.length));

function useSaid(): (field: RecordField) => string {
  const { t } = useTranslation('partnerships');
  return (field) => {
    if (field.counts) return t('records.counted', { record: field.counts });
    if (field.holds) return t(`records.holds.${field.holds}` as 'records.holds.order', { defaultValue: field.holds });
    return field.value ?? '';
  };
}

function Strip({ record, fields }: { record: string; fields: RecordField[] }) {
  const { t } = useTranslation('partnerships');
  const said = useSaid();
  const share = (characters: number): string => `${(100 * characters) / LENGTH}%`;
  return (
    <div className={classes.strip} role="img" aria-label={t('records.picture', { record, fields: fields.map(said).join(', ') })}>
      <span className={classes.type} style={{ left: 0, width: share(FIRST - 1) }}>
        {record}
      </span>
      {fields.map((field) => (
        <span
          key={`${field.at} ${field.length} ${said(field)}`}
          className={field.holds ? classes.held : classes.fixed}
          style={{ left: share(field.at - 1), width: share(field.length) }}
          title={`${field.at}–${field.at + field.length - 1} ${said(field)}`}
        >
          {said(field)}
        </span>
      ))}
    </div>
  );
}

type RowProps = { record: string; field: RecordField; onChange: (field: RecordField) => void; onRemove: () => void; error: ReactNode; locked: boolean };

function FieldRow({ record, field, onChange, onRemove, error, locked }: RowProps) {
  const { t } = useTranslation('partnerships');
  const said = useSaid();
  const what = field.counts ? 'counts' : field.holds ? field.holds : 'value';
  const become = (chosen: string): void => {
    const bare = { at: field.at, length: field.length, required: field.required ?? false };
    if (chosen === 'value') onChange({ ...bare, value: '', required: false });
    else if (chosen === 'counts') onChange({ ...bare, length: 7, counts: '812' });
    else onChange({ ...bare, holds: chosen, decimals: NUMBERS.includes(chosen) ? (field.decimals ?? 2) : null });
  };
  const names = (all: readonly string[]) => all.filter((it) => it === what || standsIn(record, it)).map((value) => ({ value, label: t(`records.holds.${value}` as 'records.holds.order') }));
  const number = (name: 'at' | 'length' | 'decimals', least: number, most: number) => (
    <NumberInput
      label={t(`records.${name}`)}
      value={field[name] ?? ''}
      min={least}
      max={most}
      allowDecimal={false}
      suffix={name === 'decimals' ? t('records.suffix') : undefined}
      hideControls
      disabled={locked}
      onChange={(value) => onChange({ ...field, [name]: Number(value) })}
      data-testid={`field-${name}`}
    />
  );
  const trailer = record === '819';
  return (
    <div className={classes.field} data-testid="field-row">
      {number('at', FIRST, LENGTH)}
      {number('length', 1, LENGTH)}
      <NativeSelect
        label={t('records.says')}
        value={what}
        disabled={locked}
        onChange={(event) => become(event.currentTarget.value)}
        data={[
          { group: t('records.ofInvoice'), items: names(OF_INVOICE) },
          { group: t('records.ofLine'), items: names(OF_LINE) },
          { group: t('records.else'), items: [{ value: 'value', label: t('records.value') }, ...(trailer ? [{ value: 'counts', label: t('records.counts') }] : [])] },
        ].filter((it) => it.items.length > 0)}
        data-testid="field-says"
      />
      {what === 'value' && (
        <TextInput label={t('records.text')} value={field.value ?? ''} disabled={locked} onChange={(event) => onChange({ ...field, value: event.currentTarget.value })} data-testid="field-value" />
      )}
      {what === 'counts' && (
        <TextInput label={t('records.ofRecord')} value={field.counts ?? ''} disabled={locked} onChange={(event) => onChange({ ...field, counts: event.currentTarget.value })} data-testid="field-counts" />
      )}
      {NUMBERS.includes(what) && number('decimals', 0, 6)}
      {field.holds && !NUMBERS.includes(what) && <span className={classes.none} />}
      <Checkbox
        className={classes.required}
        label={t('records.required')}
        checked={field.required ?? false}
        disabled={locked || what === 'value'}
        onChange={(event) => onChange({ ...field, required: event.currentTarget.checked })}
        data-testid="field-required"
      />
      {!locked && (
        <ActionIcon variant="default" size={34} aria-label={t('outbound.remove', { message: said(field) })} onClick={onRemove}>
          <IconTrash size={16} aria-hidden="true" />
        </ActionIcon>
      )}
      {error !== undefined && (
        <p className={classes.wrong} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
