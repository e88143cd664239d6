import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { isQuantity, typed } from '../app/decimal';
import { Dialog } from '../app/Dialog';
import { NotSent, useSending } from '../app/sending';
import { WordsField } from '../app/WordsField';
import { KIND, STATED, type StatedMonth, stateMonth } from './beforeAfter';
import { useWords } from './words';

const MOST = 200;
const figures = ['leadTimeDays', 'daysOfStock', 'stockValue'] as const;
type Typed = Record<(typeof figures)[number], string>;

/** States the figures of a month. They replace an earlier statement about it. */
export function StateMonthDialog({ site, known, onClose }: { site: string; known: readonly StatedMonth[]; onClose: () => void }) {
  const t = useWords();
  const [month, setMonth] = useState('');
  const [values, setValues] = useState<Typed>({ leadTimeDays: '', daysOfStock: '', stockValue: '' });
  const [currency, setCurrency] = useState(known[0]?.currency ?? 'CNY');
  const [source, setSource] = useState(known[0]?.source ?? '');
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending(KIND, STATED);
  const wrong = (name: keyof Typed): boolean => values[name].trim() !== '' && !isQuantity(typed(values[name]) ?? '');
  const nothing = figures.every((name) => values[name].trim() === '');
  const faulty = !/^\d{4}-\d{2}$/.test(month) || source.trim() === '' || source.length > MOST || nothing || figures.some(wrong);
  const given = (name: keyof Typed): string | null => typed(values[name]) ?? null;
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (faulty) return;
    const value = given('stockValue');
    const stated: StatedMonth = { month, leadTimeDays: given('leadTimeDays'), daysOfStock: given('daysOfStock'), stockValue: value, currency: value === null ? null : currency.trim(), source: source.trim() };
    if (await send((key) => stateMonth(site, stated, key), [site, stated])) onClose();
  };
  return (
    <Dialog title={t('stateTitle')} onClose={onClose} data-testid="state-month-dialog">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          <p>{t('stateWhy')}</p>
          <TextInput type="month" label={t('column.month')} placeholder="2031-03" withAsterisk value={month} onChange={(event) => setMonth(event.currentTarget.value)} error={judged && !/^\d{4}-\d{2}$/.test(month) ? t('needed') : undefined} data-testid="stated-month-field" />
          {figures.map((name) => (
            <TextInput key={name} label={t(`field.${name}`)} inputMode="decimal" value={values[name]} onChange={(event) => setValues({ ...values, [name]: event.currentTarget.value })} error={wrong(name) ? t('noNumber') : judged && nothing ? t('oneNeeded') : undefined} data-testid={`stated-${name}`} />
          ))}
          <TextInput label={t('field.currency')} value={currency} maxLength={3} onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())} />
          <WordsField label={t('column.source')} withAsterisk most={MOST} value={source} onChange={(event) => setSource(event.currentTarget.value)} error={judged && source.trim() === '' ? t('needed') : undefined} data-testid="stated-source" />
          <NotSent error={error} fields />
          <Group grow gap="sm">
            <Button size="md" variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button size="md" type="submit" loading={sending} data-testid="stated-send">
              {t('state')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
