import { Button, type ButtonProps, FileButton } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shrunk } from './shrunk';

type Props = {
  /** Takes the shrunk photo. False if it could not be kept. */
  onPhoto: (photo: Blob) => Promise<boolean> | boolean;
  /** Whether a phone opens its camera at once, and not its gallery. */
  camera?: boolean;
  label?: string | undefined;
  testId: string;
} & Pick<ButtonProps, 'size' | 'fullWidth'>;

/** Takes a photo and shrinks it; says so if the file is no picture. */
export function PhotoButton({ onPhoto, camera = false, label, testId, ...style }: Props) {
  const { t } = useTranslation('photos');
  const [fault, setFault] = useState<'unreadable' | 'tooMany'>();
  const [busy, setBusy] = useState(false);
  const take = async (file: File | null): Promise<void> => {
    if (!file) return;
    setBusy(true);
    const photo = await shrunk(file);
    const kept = photo === undefined || (await onPhoto(photo)) !== false;
    setFault(photo === undefined ? 'unreadable' : kept ? undefined : 'tooMany');
    setBusy(false);
  };
  return (
    <>
      <FileButton accept="image/*" {...(camera && { capture: 'environment' as const })} onChange={(file) => void take(file)}>
        {(props) => (
          <Button {...props} {...style} variant="default" loading={busy} leftSection={<IconCamera size={18} aria-hidden="true" />} aria-label={label} data-testid={testId}>
            {t('add')}
          </Button>
        )}
      </FileButton>
      {fault && (
        <p role="alert" data-testid="photo-fault">
          {t(fault)}
        </p>
      )}
    </>
  );
}
