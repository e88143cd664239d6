import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { OriginLink } from '../app/OriginLink';
import { visible } from '../app/visible';
import type { SegmentOfEvent } from './event';
import classes from './event.module.css';

/** The partner's own words that brought the event. */
export function SegmentOf({ segment }: { segment: SegmentOfEvent }) {
  const { t } = useTranslation('history');
  return (
    <section className={`panel ${classes.section}`} aria-label={t('segment.title')} data-testid="segment" data-number={segment.number}>
      <Title order={2} size="h4">
        {t('segment.title')}
      </Title>
      <p>{t('segment.says', { number: segment.number, tag: segment.tag, message: visible(segment.message ?? '') })}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- wide text scrolls by keyboard too */}
      <pre tabIndex={0} aria-label={t('segment.text')} className={classes.command}>
        {visible(segment.text)}
      </pre>
      <OriginLink origin={{ interchange: segment.interchange, message: segment.message, segment: segment.number }} className="underlined" />
    </section>
  );
}
