import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErasePhotoDialog } from '../photos/ErasePhotoDialog';
import { PhotoButton } from '../photos/PhotoButton';
import classes from '../photos/photos.module.css';
import { addIfRoom, isOnTheWay, usePhotosBox, useWaitingPhotos } from '../photos/photosOnTheWay';
import { ErasedPhoto, Thumb } from '../photos/Thumb';
import { erasePhoto, MOST_PHOTOS, photoUrl } from './photos';
import { KIND, pathOf, type Photo, type Report, type WorkOrder } from './workOrders';

type Props = { order: Pick<WorkOrder, 'id' | 'number'>; report: Pick<Report, 'number' | 'photos'>; /** Whether the reader may add and erase photos. */ acts: boolean };

/** The photos of a report. Each opens in full. */
export function Photos({ order, report, acts }: Props) {
  const { t } = useTranslation('workOrders');
  const { t: tp } = useTranslation('photos');
  const box = usePhotosBox();
  const [erasing, setErasing] = useState<Photo>();
  const photos = report.photos ?? [];
  const waiting = useWaitingPhotos().filter((one) => isOnTheWay(one) && one.target.of === 'report' && one.target.order === order.id && one.target.report === report.number).length;
  const there = photos.filter((one) => !one.erased).length + waiting;
  return (
    <span className={classes.photos}>
      {photos.map((one) =>
        one.erased ? (
          <ErasedPhoto key={one.sha256} />
        ) : (
          <Thumb key={one.sha256} url={photoUrl(order.id, one.sha256)} alt={t('photo.of', { report: report.number, order: order.number })} at={one.at} onErase={acts ? () => setErasing(one) : undefined} />
        ),
      )}
      {waiting > 0 && <span className="dim">{tp('waiting', { count: waiting })}</span>}
      {acts && there < MOST_PHOTOS && (
        <PhotoButton size="compact-sm" testId="photo-add" label={t('photo.addTo', { report: report.number })} onPhoto={(photo) => addIfRoom(box, photo, { target: { of: 'report', order: order.id, report: report.number }, path: pathOf(order.id), number: order.number })} />
      )}
      {erasing && <ErasePhotoDialog title={t('photo.eraseTitle', { report: report.number, order: order.number })} kind={KIND} sha256={erasing.sha256} erase={(reason, key) => erasePhoto(order.id, report.number, erasing.sha256, reason, key)} onClose={() => setErasing(undefined)} />}
    </span>
  );
}
