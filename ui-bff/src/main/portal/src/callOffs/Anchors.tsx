import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import type { ScheduleDetail } from './callOffs';
import classes from './schedule.module.css';

/** What the customer says it has received: the cumulatives start from here, it is no demand. */
export function Anchors({ schedule }: { schedule: ScheduleDetail }) {
  const { t } = useTranslation('callOffs');
  const format = useFormat();
  const { received, unit } = schedule;
  const last = received.lastQuantity && `${format.quantity(received.lastQuantity)} ${unit}${received.lastDate ? ` · ${format.date(received.lastDate)}` : ''}`;
  const facts = [
    [t('anchor.cumulative'), received.cumulative && `${format.quantity(received.cumulative)} ${unit}`],
    [t('anchor.asOf'), received.asOf && format.date(received.asOf)],
    [t('anchor.last'), last],
    [t('anchor.reference'), received.lastReference],
  ] as const;
  return (
    <>
      <Title order={2}>{t('anchor.title')}</Title>
      <dl className={classes.anchorList}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="number">{value ?? '–'}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
