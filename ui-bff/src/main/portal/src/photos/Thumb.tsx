import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import classes from './photos.module.css';

type Props = { url: string; alt: string; at: string; /** Erases it, for those who may. */ onErase?: (() => void) | undefined };

/** A photo in small. It opens in full. */
export function Thumb({ url, alt, at, onErase }: Props) {
  const { t } = useTranslation('photos');
  const format = useFormat();
  return (
    <span className={classes.photo}>
      <a href={url} target="_blank" rel="noreferrer">
        <img src={url} alt={alt} title={format.moment(at)} loading="lazy" width={72} height={72} data-testid="photo" />
      </a>
      {onErase && (
        <Button size="compact-xs" variant="subtle" onClick={onErase} data-testid="photo-erase">
          {t('erase')}
        </Button>
      )}
    </span>
  );
}

/** In the place of a photo that was erased. */
export function ErasedPhoto() {
  const { t } = useTranslation('photos');
  return (
    <span className="dim" data-testid="photo-erased">
      {t('erased')}
    </span>
  );
}
