import { Button } from '@mantine/core';
import { IconCamera, IconCameraOff } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shown } from '../labels/label';
import { seen, type Sight, unseen } from './sight';
import classes from './stock.module.css';

/** Milliseconds between frames. People hold a label still for longer than that. */
const EVERY_MS = 180;
/** Wider frames take longer and show no more of a bar code as wide as a hand. */
const WIDEST = 960;

type Trouble = 'none' | 'denied' | 'absent' | 'failed';

/** Reads bar codes with the device's camera. Each code that comes into sight is reported once. */
export function Camera({ onRead }: { onRead: (text: string) => void }) {
  const { t } = useTranslation('stock');
  const [on, setOn] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>('none');
  const end = (why: Trouble): void => {
    setTrouble(why);
    setOn(false);
  };
  return (
    <div className={classes.camera}>
      <Button
        type="button"
        variant="default"
        leftSection={on ? <IconCameraOff size={16} aria-hidden="true" /> : <IconCamera size={16} aria-hidden="true" />}
        onClick={() => {
          setTrouble('none');
          setOn(!on);
        }}
        data-testid="camera"
      >
        {t(on ? 'camera.close' : 'camera.open')}
      </Button>
      {trouble !== 'none' && (
        <p className={classes.problem} role="alert">
          {t(`camera.${trouble}`)}
        </p>
      )}
      {on && <View onRead={onRead} onTrouble={end} />}
    </div>
  );
}

function View({ onRead, onTrouble }: { onRead: (text: string) => void; onTrouble: (why: Trouble) => void }) {
  const { t } = useTranslation('stock');
  const video = useRef<HTMLVideoElement>(null);
  const [last, setLast] = useState('');
  const read = useEffectEvent((text: string): void => {
    setLast(text);
    navigator.vibrate?.(60);
    onRead(text);
  });
  const fail = useEffectEvent(onTrouble);

  useEffect(() => {
    const ended = new AbortController();
    void watch(video.current, ended.signal, read).catch((error: unknown) => {
      if (!ended.signal.aborted) fail(troubleOf(error));
    });
    return () => ended.abort();
  }, []);
  return (
    <figure className={classes.sight}>
      <video ref={video} muted playsInline aria-label={t('camera.view')} data-testid="camera-view" />
      <figcaption data-testid="camera-read">{last === '' ? t('camera.hold') : t('camera.read', { text: shown(last) })}</figcaption>
    </figure>
  );
}

async function watch(video: HTMLVideoElement | null, ended: AbortSignal, read: (text: string) => void): Promise<void> {
  if (!video) return;
  // A browser gives access only with TLS or on the same machine.
  if (navigator.mediaDevices === undefined) throw new DOMException('no camera here', 'NotFoundError');
  const [stream, { codesIn }] = await Promise.all([navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } } }), import('./codes')]);
  const stop = (): void => stream.getTracks().forEach((track) => track.stop());
  if (ended.aborted) return stop();
  ended.addEventListener('abort', stop);
  video.srcObject = stream;
  await video.play();
  const canvas = document.createElement('canvas');
  let sight: Sight = unseen;
  while (!ended.aborted) {
    // oxlint-disable-next-line no-await-in-loop -- one frame after the other
    const text = document.hidden ? null : await codesIn(frame(video, canvas));
    const now = seen(sight, text, performance.now());
    sight = now.sight;
    if (now.read !== null && !ended.aborted) read(now.read);
    // oxlint-disable-next-line no-await-in-loop -- likewise
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}

function frame(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData {
  const scale = Math.min(1, WIDEST / Math.max(1, video.videoWidth));
  canvas.width = Math.max(1, Math.round(video.videoWidth * scale));
  canvas.height = Math.max(1, Math.round(video.videoHeight * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

function troubleOf(error: unknown): Trouble {
  if (!(error instanceof DOMException)) return 'failed';
  if (error.name === 'NotAllowedError' || error.name === 'SecurityError') return 'denied';
  return error.name === 'NotFoundError' || error.name === 'OverconstrainedError' ? 'absent' : 'failed';
}
