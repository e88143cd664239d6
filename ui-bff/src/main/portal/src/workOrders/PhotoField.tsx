import { Button, CloseButton, FileButton } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { MOST_PHOTOS, shrunk } from './photos';
import classes from './workOrders.module.css';

/** Photos that go with a report. The phone opens its camera; a photo is shrunk before it is sent. */
export function PhotoField({ photos, onChange }: { photos: readonly Blob[]; onChange: (photos: Blob[]) => void }) {
  const { t } = useTranslation('workOrders');
  const format = useFormat();
  const [unreadable, setUnreadable] = useState(false);
  const add = async (file: File | null): Promise<void> => {
    if (!file) return;
    const photo = await shrunk(file);
    setUnreadable(photo === undefined);
    if (photo) onChange([...photos, photo]);
  };
  return (
    <div data-testid="report-photos" data-count={photos.length}>
      {photos.map((photo, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- photos have no name of their own before they are sent
        <span key={at} className={classes.photoName}>
          {t('photo.taken', { number: at + 1, size: format.quantity(String(Math.ceil(photo.size / 1024))) })}
          <CloseButton aria-label={t('photo.drop', { number: at + 1 })} onClick={() => onChange(photos.filter((_, nth) => nth !== at))} />
        </span>
      ))}
      {photos.length < MOST_PHOTOS && (
        <FileButton accept="image/*" capture="environment" onChange={(file) => void add(file)}>
          {(props) => (
            <Button {...props} size="md" variant="default" fullWidth leftSection={<IconCamera size={18} aria-hidden="true" />} data-testid="report-photo">
              {t('photo.add')}
            </Button>
          )}
        </FileButton>
      )}
      {unreadable && <p role="alert">{t('photo.unreadable')}</p>}
      <p className="dim">{t('photo.why')}</p>
    </div>
  );
}
