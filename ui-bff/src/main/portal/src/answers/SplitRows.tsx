import { Button, CloseButton, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isDay, today } from '../app/days';
import { useFormat } from '../app/format';
import type { FieldError } from '../app/http';
import { balance, faultOf, isMore, pointed, type Split, split } from './answers';
import classes from './answers.module.css';

type Props = {
  splits: Split[];
  onChange: (splits: Split[]) => void;
  asked: string;
  unit: string;
  /** Whether to show faults: not during the first typing. */
  judged: boolean;
  errors: FieldError[];
};

/** Dates and quantities side by side, with their sum against the requested quantity. */
export function SplitRows({ splits, onChange, asked, unit, judged, errors }: Props) {
  const { t } = useTranslation('answers');
  const format = useFormat();
  const change = (id: number, part: Partial<Split>): void => onChange(splits.map((one) => (one.id === id ? { ...one, ...part } : one)));
  const add = (): void => {
    const last = splits.at(-1);
    const left = balance(splits, asked);
    onChange([...splits, split({ date: last?.date ?? '', quantity: left?.startsWith('-') ? left.slice(1) : '' })]);
  };
  const left = balance(splits, asked);
  const tooMuch = judged && isMore(splits, asked);
  const serverError = (row: number, field: 'date' | 'quantity'): string | undefined => {
    const error = errors.find((one) => pointed(one.pointer)?.row === row && pointed(one.pointer)?.field === field);
    return error && format.text(error.text);
  };
  return (
    <fieldset className={classes.splits}>
      <legend>{t('split.legend')}</legend>
      {splits.map((one, row) => {
        const fault = judged ? faultOf(one, splits) : null;
        const onDate = fault === 'date' || fault === 'twice';
        return (
          <div key={one.id} className={classes.split}>
            <TextInput
              type="date"
              label={t('split.date', { row: row + 1 })}
              value={one.date}
              onChange={(event) => change(one.id, { date: event.currentTarget.value })}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              description={isDay(one.date) && one.date < today() && !onDate ? t('split.past') : undefined}
              error={onDate ? t(`split.fault.${fault}`) : serverError(row, 'date')}
              data-testid="split-date"
            />
            <TextInput
              inputMode="decimal"
              label={t('split.quantity', { row: row + 1, unit })}
              value={one.quantity}
              onChange={(event) => change(one.id, { quantity: event.currentTarget.value.trim() })}
              error={fault && !onDate ? t(`split.fault.${fault}`) : serverError(row, 'quantity')}
              classNames={{ input: 'number' }}
              data-testid="split-quantity"
            />
            <CloseButton
              mt={24}
              aria-label={t('split.remove', { row: row + 1 })}
              disabled={splits.length === 1}
              onClick={() => onChange(splits.filter((other) => other.id !== one.id))}
            />
          </div>
        );
      })}
      <div className={classes.sum}>
        <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} aria-hidden="true" />} onClick={add} data-testid="split-add">
          {t('split.add')}
        </Button>
        <output className={tooMuch ? `number ${classes.fault}` : 'number'} data-testid="split-sum">
          {tooMuch
            ? t('split.fault.more', { asked: format.quantity(asked), unit })
            : left === null
            ? t('split.sumUnread', { asked: format.quantity(asked), unit })
            : Number(left) === 0
              ? t('split.sumEqual', { asked: format.quantity(asked), unit })
              : t(left.startsWith('-') ? 'split.sumLess' : 'split.sumMore', {
                  difference: format.quantity(left.replace('-', '')),
                  asked: format.quantity(asked),
                  unit,
                })}
        </output>
      </div>
    </fieldset>
  );
}
