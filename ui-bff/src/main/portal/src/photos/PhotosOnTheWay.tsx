import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../app/http';
import { useProblemText } from '../app/problem';
import { useSendWaiting } from '../app/sendWaiting';
import { ScopedLink, useScope } from '../app/scope';
import { Sign } from '../app/Sign';
import { dropLeft, dropPictures } from './pictures';
import classes from './photos.module.css';
import { isOnTheWay, usePhotosBox, useSendPhotos, useWaitingPhotos } from './photosOnTheWay';

/** Sends photos that wait, on every screen, and says which the hub refused. */
export function PhotosOnTheWay() {
  const { t } = useTranslation('photos');
  const say = useProblemText();
  const { readOnly } = useScope();
  const box = usePhotosBox();
  const photos = useWaitingPhotos();
  const waiting = photos.filter(isOnTheWay);
  const refused = photos.filter((one) => one.state === 'failed');
  useSendWaiting(box, waiting.length > 0 && !readOnly, useSendPhotos());
  useEffect(() => {
    void dropLeft(new Set(box.entries().map((one) => one.key)));
  }, [box]);
  const drop = (key: string): void => {
    box.drop(key);
    void dropPictures(key);
  };
  const why = (error: unknown): string => (error instanceof Problem && (error.body.code === 'picture-gone' || error.body.code === 'report-not-found') ? t(`way.${error.body.code}`) : say(error));
  const [first] = waiting;
  if (!first && refused.length === 0) return null;
  return (
    <div className={classes.onTheWay} role="status" data-testid="photos-on-the-way" data-waiting={waiting.length} data-refused={refused.length}>
      {first && (
        <p>
          <Sign tone="open" sign="…">
            {t('way.waiting', { count: waiting.length })}
          </Sign>{' '}
          <ScopedLink to={first.path} className="inText">
            {first.number}
          </ScopedLink>
        </p>
      )}
      {refused.map((one) => (
        <p key={one.key} data-testid="photo-refused">
          <Sign tone="late" sign="✕">
            {t('way.refused')}
          </Sign>{' '}
          <ScopedLink to={one.path} className="inText">
            {one.number}
          </ScopedLink>{' '}
          {why(one.error)}{' '}
          <Button size="compact-sm" variant="default" onClick={() => drop(one.key)} data-testid="photo-drop">
            {t('way.drop')}
          </Button>
        </p>
      ))}
    </div>
  );
}
