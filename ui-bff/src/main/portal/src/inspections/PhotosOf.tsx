import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErasePhotoDialog } from '../photos/ErasePhotoDialog';
import photoClasses from '../photos/photos.module.css';
import { ErasedPhoto, Thumb } from '../photos/Thumb';
import classes from './inspections.module.css';
import { type Characteristic, type Inspection, KIND } from './inspections';
import { erasePhoto, type InspectionPhoto, photoUrl, usePhotos } from './photos';
import { useFormat } from '../app/format';

type Props = { inspection: Pick<Inspection, 'id' | 'number'>; characteristics: readonly Characteristic[]; /** Whether the reader may erase photos. */ acts: boolean };

/** The photos of an inspection, each with the characteristic and the piece that it shows. */
export function PhotosOf({ inspection, characteristics, acts }: Props) {
  const { t } = useTranslation('inspections');
  const format = useFormat();
  const photos = usePhotos(inspection.id);
  const [erasing, setErasing] = useState<string>();
  if (photos.length === 0) return null;
  const nameOf = ({ characteristic, piece }: InspectionPhoto): string => {
    const names = characteristics.find((one) => one.characteristic === characteristic)?.names;
    return [names ? format.text(names) : characteristic, piece !== null && t('photo.piece', { piece })].filter(Boolean).join(', ');
  };
  return (
    <section className={`panel ${classes.panel}`} aria-labelledby="photos" data-testid="inspection-photos">
      <h2 id="photos">{t('photo.title')}</h2>
      <div className={photoClasses.photos}>
        {photos.map((one) => (
          <figure key={`${one.characteristic} ${one.piece} ${one.at}`} className={classes.photo} data-characteristic={one.characteristic} data-piece={one.piece}>
            <Image photo={one} inspection={inspection.id} alt={t('photo.of', { name: nameOf(one) })} onErase={acts ? setErasing : undefined} />
            <figcaption className="dim">{nameOf(one)}</figcaption>
          </figure>
        ))}
      </div>
      {erasing !== undefined && <ErasePhotoDialog title={t('photo.eraseTitle', { number: inspection.number })} kind={KIND} sha256={erasing} erase={(reason, key) => erasePhoto(inspection.id, erasing, reason, key)} onClose={() => setErasing(undefined)} />}
    </section>
  );
}

function Image({ photo, inspection, alt, onErase }: { photo: InspectionPhoto; inspection: string; alt: string; onErase: ((sha256: string) => void) | undefined }) {
  const { t } = useTranslation('inspections');
  const { sha256, erased, at } = photo;
  if (erased) return <ErasedPhoto />;
  if (sha256 === null) return <span className="dim">{t('photo.hidden')}</span>;
  return <Thumb url={photoUrl(inspection, sha256)} alt={alt} at={at} onErase={onErase && (() => onErase(sha256))} />;
}
