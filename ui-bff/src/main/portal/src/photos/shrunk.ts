/** Photos are shrunk by this browser, and sent as they are shown. */
/** The longest side of a photo that is sent, in pixels. */
const LONGEST = 1600;
/** The most bytes of a photo, as the hub takes them. */
const MOST_BYTES = 2 * 1024 * 1024;

/** The size of a picture whose longest side is at most that of a photo; smaller ones stay. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const by = Math.min(1, LONGEST / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * by)), height: Math.max(1, Math.round(height * by)) };
}

const qualities = [0.85, 0.7, 0.5, 0.3] as const;

/**
 * A picture as a JPEG that the hub takes. Drawing it anew leaves out where and with what it was
 * taken. Undefined if this browser cannot read the file as a picture.
 */
export async function shrunk(file: Blob): Promise<Blob | undefined> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined);
  if (!picture) return undefined;
  const canvas = document.createElement('canvas');
  Object.assign(canvas, fitted(picture.width, picture.height));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  for (const quality of qualities) {
    const photo = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (photo && photo.size <= MOST_BYTES) return photo;
  }
  return undefined;
}
