import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiUrl, readBytes } from '../app/http';
import { Failed, Loading } from '../app/states';
import classes from './interchange.module.css';

/** More than this the page does not show, in bytes; the file has it all. */
const SHOWN = 200_000;

/** The bytes as text, just as they stand; nothing is taken apart here. */
export function Raw({ id }: { id: string }) {
  const { t } = useTranslation('interchanges');
  const raw = useQuery({ queryKey: ['raw', id], queryFn: ({ signal }) => readBytes(apiUrl(`/edi/interchanges/${id}/raw`), signal) });
  if (raw.isPending) return <Loading />;
  if (!raw.data) return <Failed error={raw.error} retry={() => void raw.refetch()} />;
  return (
    <div className={`panel ${classes.raw}`}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
      <pre className={`mono ${classes.bytes}`} tabIndex={0} role="region" aria-label={t('view.raw')} data-testid="bytes">
        {textOf(raw.data.subarray(0, SHOWN))}
      </pre>
      {raw.data.length > SHOWN && <p className="dim">{t('raw.cut', { count: SHOWN })}</p>}
    </div>
  );
}

/** As UTF-8, and where it is not that, as Latin-1: every byte shows as something. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}
