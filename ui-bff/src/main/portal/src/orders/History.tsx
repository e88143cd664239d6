import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { usePartnerName } from '../app/partners';
import { usePersonName } from '../app/people';
import classes from './order.module.css';
import type { OrderDetail } from './orders';

/** The order's history in words, newest first. */
export function History({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const partnerName = usePartnerName();
  const personName = usePersonName();
  const newestFirst = order.history.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  return (
    <aside className={`panel ${classes.history}`}>
      <Title order={2}>{t('history.title')}</Title>
      <ol>
        {newestFirst.map((entry) => (
          <li key={entry.at + entry.text.en}>
            <p>{format.text(entry.text)}</p>
            <p className="dim">
              <time dateTime={entry.at}>{format.moment(entry.at)}</time> · {personName(entry.by.party, entry.by.user) ?? partnerName(entry.by.party)} · {t(`history.via.${entry.via}`, { defaultValue: entry.via })}
            </p>
          </li>
        ))}
      </ol>
    </aside>
  );
}
