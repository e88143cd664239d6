import { Button } from '@mantine/core';
import { IconCheck, IconEdit, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './board.module.css';
import type { CallOffLine } from './callOffs';
import type { Selection } from './useSelection';

export function SelectionBar({
  selection,
  onConfirm,
  onPropose,
}: {
  selection: Selection;
  onConfirm: () => void;
  onPropose: (line: CallOffLine) => void;
}) {
  const { t } = useTranslation('callOffs');
  const { chosen } = selection;
  const [only] = chosen;
  if (!only) return null;
  const schedules = new Set(chosen.map((line) => line.schedule)).size;
  return (
    <section className={classes.bar} aria-label={t('selected.label')} data-testid="selection-bar">
      <span className={classes.barText}>
        <strong className="number">{t('selected.lines', { count: chosen.length })}</strong>
        <span className={classes.barMore}> · {t('selected.schedules', { count: schedules })}</span>
      </span>
      {chosen.length === 1 && (
        <Button size="sm" variant="default" leftSection={<IconEdit size={16} aria-hidden="true" />} onClick={() => onPropose(only)}>
          {t('propose.short')}
        </Button>
      )}
      <Button size="sm" leftSection={<IconCheck size={16} aria-hidden="true" />} onClick={onConfirm} data-testid="confirm">
        {t('confirm.button', { count: chosen.length })}
      </Button>
      <Button size="sm" variant="subtle" color="gray" onClick={selection.clear} aria-label={t('selected.clear')} px={8}>
        <IconX size={16} aria-hidden="true" />
      </Button>
    </section>
  );
}
