import { CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { PhotoButton } from '../photos/PhotoButton';
import classes from '../photos/photos.module.css';
import { hasRoom, usePhotosBox } from '../photos/photosOnTheWay';
import { MOST_PHOTOS } from './photos';

/** Photos that go with a report. The phone opens its camera; a photo is shrunk before it is sent. */
export function PhotoField({ photos, onChange }: { photos: readonly Blob[]; onChange: (photos: Blob[]) => void }) {
  const { t } = useTranslation('photos');
  const format = useFormat();
  const box = usePhotosBox();
  const add = (photo: Blob): boolean => {
    const fits = hasRoom(box, photos.length);
    if (fits) onChange([...photos, photo]);
    return fits;
  };
  return (
    <div data-testid="report-photos" data-count={photos.length}>
      {photos.map((photo, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- photos have no name of their own before they are sent
        <span key={at} className={classes.photoName}>
          {t('taken', { number: at + 1, size: format.quantity(String(Math.ceil(photo.size / 1024))) })}
          <CloseButton aria-label={t('drop', { number: at + 1 })} onClick={() => onChange(photos.filter((_, nth) => nth !== at))} />
        </span>
      ))}
      {photos.length < MOST_PHOTOS && <PhotoButton camera size="md" fullWidth testId="report-photo" onPhoto={(photo) => add(photo)} />}
      <p className="dim">{t('why')}</p>
    </div>
  );
}
