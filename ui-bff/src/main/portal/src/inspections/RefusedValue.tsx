import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { fieldErrors, useProblemText } from '../app/problem';
import classes from './inspections.module.css';
import { useValuesBox, type Waiting } from './valuesOnTheWay';

/** A value that the hub refused, with the reason. It is dropped, and measured again if needed. */
export function RefusedValue({ one }: { one: Waiting }) {
  const { t } = useTranslation('inspections');
  const format = useFormat();
  const say = useProblemText();
  const box = useValuesBox();
  const why = fieldErrors(one.error).map((fault) => format.text(fault.text)).join(' ') || say(one.error);
  return (
    <Notice tone="late" role="alert">
      <span className={classes.failed}>
        <span>
          {t('entry.refused', { characteristic: one.result.characteristic, piece: one.result.piece, value: one.result.value ?? one.result.text ?? '' })} {why}
        </span>
        <Button size="compact-md" variant="default" onClick={() => box.drop(one.key)} data-testid="drop-value">
          {t('entry.drop')}
        </Button>
      </span>
    </Notice>
  );
}
