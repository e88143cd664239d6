import { useTranslation } from 'react-i18next';
import { PhotoButton } from '../photos/PhotoButton';
import { addIfRoom, isOnTheWay, usePhotosBox, useWaitingPhotos } from '../photos/photosOnTheWay';
import classes from './inspections.module.css';
import { type Inspection, pathOf } from './inspections';
import { MOST_OF_PIECE, usePhotos } from './photos';

type Props = { inspection: Pick<Inspection, 'id' | 'number'>; characteristic: string; name: string; piece: string };

/** Photographs what a piece shows, such as a defect. The photo waits here until the hub has it. */
export function PhotoOfPiece({ inspection, characteristic, name, piece }: Props) {
  const { t } = useTranslation('inspections');
  const { t: tp } = useTranslation('photos');
  const box = usePhotosBox();
  const waiting = useWaitingPhotos().filter((one) => isOnTheWay(one) && one.target.of === 'inspection' && one.target.inspection === inspection.id && one.target.characteristic === characteristic && one.target.piece === piece).length;
  const there = usePhotos(inspection.id).filter((one) => !one.erased && one.characteristic === characteristic && one.piece === piece).length;
  return (
    <p className={classes.asked} data-testid="piece-photos" data-there={there} data-waiting={waiting}>
      {there + waiting < MOST_OF_PIECE && (
        <PhotoButton camera size="md" testId="piece-photo" label={t('photo.addTo', { name, piece })} onPhoto={(photo) => addIfRoom(box, photo, { target: { of: 'inspection', inspection: inspection.id, characteristic, piece }, path: pathOf(inspection.id), number: inspection.number })} />
      )}
      {there > 0 && <span>{t('photo.there', { count: there })}</span>}
      {waiting > 0 && <span className="dim">{tp('waiting', { count: waiting })}</span>}
    </p>
  );
}
