import { Button, FileButton } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { NotSent, useSending } from '../app/sending';
import { ErasePhotoDialog } from './ErasePhotoDialog';
import { addPhoto, MOST_PHOTOS, photoUrl, shrunk } from './photos';
import { KIND, type Photo, type Report, type WorkOrder } from './workOrders';
import classes from './workOrders.module.css';

type Props = { order: Pick<WorkOrder, 'id' | 'number'>; report: Pick<Report, 'number' | 'photos'>; /** Whether the reader may add and erase photos. */ acts: boolean };

/** The photos of a report. Each opens in full. */
export function Photos({ order, report, acts }: Props) {
  const { t } = useTranslation('workOrders');
  const format = useFormat();
  const [erasing, setErasing] = useState<Photo>();
  const [unreadable, setUnreadable] = useState(false);
  const { sending, error, send } = useSending(KIND);
  const photos = report.photos ?? [];
  const there = photos.filter((one) => !one.erased);
  const add = async (file: File | null): Promise<void> => {
    if (!file) return;
    const photo = await shrunk(file);
    setUnreadable(photo === undefined);
    if (photo) await send((key) => addPhoto(order.id, report.number, photo, key), [order.id, report.number, photo.size, file.name, file.lastModified]);
  };
  return (
    <span className={classes.photos}>
      {photos.map((one) =>
        one.erased ? (
          <span key={one.sha256} className="dim" data-testid="photo-erased">
            {t('photo.erased')}
          </span>
        ) : (
          <span key={one.sha256} className={classes.photo}>
            <a href={photoUrl(order.id, one.sha256)} target="_blank" rel="noreferrer">
              <img src={photoUrl(order.id, one.sha256)} alt={t('photo.of', { report: report.number, order: order.number })} title={format.moment(one.at)} loading="lazy" width={72} height={72} data-testid="photo" />
            </a>
            {acts && (
              <Button size="compact-xs" variant="subtle" onClick={() => setErasing(one)} data-testid="photo-erase">
                {t('photo.erase')}
              </Button>
            )}
          </span>
        ),
      )}
      {acts && there.length < MOST_PHOTOS && (
        <FileButton accept="image/*" onChange={(file) => void add(file)}>
          {(props) => (
            <Button {...props} size="compact-sm" variant="default" loading={sending} leftSection={<IconCamera size={15} aria-hidden="true" />} aria-label={t('photo.addTo', { report: report.number })} data-testid="photo-add">
              {t('photo.add')}
            </Button>
          )}
        </FileButton>
      )}
      {unreadable && <span role="alert">{t('photo.unreadable')}</span>}
      <NotSent error={error} inline="" />
      {erasing && <ErasePhotoDialog order={order} report={report.number} photo={erasing} onClose={() => setErasing(undefined)} />}
    </span>
  );
}
