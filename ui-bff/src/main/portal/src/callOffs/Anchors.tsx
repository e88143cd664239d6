import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { OriginLink } from '../app/OriginLink';
import type { ScheduleDetail } from './callOffs';
import classes from './schedule.module.css';

/**
 * The quantities that the customer reports as received. Cumulatives start from them; they are not
 * demand.
 */
export function Anchors({ schedule }: { schedule: ScheduleDetail }) {
  const { t } = useTranslation('callOffs');
  const format = useFormat();
  const { received } = schedule;
  const unit = format.unit(schedule.unit);
  const last = received.lastQuantity && `${format.quantity(received.lastQuantity)} ${unit}${received.lastDate ? ` · ${format.date(received.lastDate)}` : ''}`;
  const facts = [
    [t('anchor.cumulative'), received.cumulative && `${format.quantity(received.cumulative)} ${unit}`, received.cumulativeOrigin],
    ...(received.asOf ? ([[t('anchor.asOf'), format.date(received.asOf), null]] as const) : []),
    ...(received.since ? ([[t('anchor.since'), format.date(received.since), null]] as const) : []),
    [t('anchor.last'), last, received.lastOrigin],
    ...(received.lastReference ? ([[t('anchor.reference'), received.lastReference, null]] as const) : []),
  ] as const;
  return (
    <>
      <Title order={2}>{t('anchor.title')}</Title>
      <dl className={classes.anchorList}>
        {facts.map(([name, value, origin]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="number">
              {value ?? '–'} {value && <OriginLink origin={origin} className={classes.origin} />}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
