import { useEffect, useState } from 'react';
import { useMe } from '../app/Session';
import { dropPictures, keepPictures, picturesOf } from './pictures';

/** Photos of an unsent form, kept in this browser for this person across reloads. */
export function useDraftPhotos(name: string): [readonly Blob[], (photos: Blob[]) => void] {
  const key = `draft ${useMe().user ?? ''} ${name}`;
  const [photos, setPhotos] = useState<readonly Blob[]>([]);
  useEffect(() => {
    let isHere = true;
    void picturesOf(key).then((kept) => {
      if (isHere && kept.length > 0) setPhotos((now) => (now.length > 0 ? now : kept));
    });
    return () => {
      isHere = false;
    };
  }, [key]);
  const keep = (next: Blob[]): void => {
    setPhotos(next);
    void (next.length > 0 ? keepPictures(key, next) : dropPictures(key));
  };
  return [photos, keep];
}
