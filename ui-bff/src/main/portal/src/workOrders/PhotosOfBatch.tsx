import { useTranslation } from 'react-i18next';
import { rowsOf } from '../app/reading';
import { ScopedLink } from '../app/scope';
import { Photos } from './Photos';
import { pathOf, useWorkOrders, type WorkOrder } from './workOrders';
import classes from './workOrders.module.css';

/**
 * The photos of the reports that made a batch, for whoever may read its work orders; empty without
 * any. A report of an earlier step names no batch.
 */
export function PhotosOfBatch({ part, batch }: { part: string; batch: string }) {
  const { t } = useTranslation('workOrders');
  const answer = useWorkOrders({ part, batch });
  const shown = rowsOf<WorkOrder>(answer).flatMap((order) =>
    order.reports.filter((report) => (report.batch === batch || report.batch === null) && (report.photos ?? []).some((one) => !one.erased)).map((report) => ({ order, report })),
  );
  if (shown.length === 0) return null;
  return (
    <section className={`panel ${classes.photosOfBatch}`} aria-labelledby="photos" data-testid="photos-of-batch">
      <h2 id="photos">{t('photo.title')}</h2>
      {shown.map(({ order, report }) => (
        <div key={`${order.id} ${report.number}`}>
          <p>
            <ScopedLink to={pathOf(order.id)} className="number">
              {order.number}
            </ScopedLink>{' '}
            <span className="dim">{t('photo.where', { step: report.step, report: report.number })}</span>
          </p>
          <Photos order={order} report={{ ...report, photos: (report.photos ?? []).filter((one) => !one.erased) }} acts={false} />
        </div>
      ))}
      {answer.hasNextPage && <p className="dim">{t('photo.cut')}</p>}
    </section>
  );
}
