import { Button } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { download } from '../app/download';
import { apiUrl } from '../app/http';
import type { Language } from '../app/language';
import { useProblemText } from '../app/problem';
import { useScope } from '../app/scope';
import type { Shipment } from './shipments';

/** Saves the hub's delivery note in one language. */
export function SavePdf({ shipment, language, carriage }: { shipment: Shipment; language: Language; carriage?: { vehicle: string; driver: string } }) {
  const { t, i18n } = useTranslation('shipping');
  const { as, asOf } = useScope();
  const say = useProblemText();
  const url = apiUrl(`/shipments/${encodeURIComponent(shipment.id)}/delivery-note`, { lang: language, vehicle: carriage?.vehicle.trim(), driver: carriage?.driver.trim(), as, asOf });
  const saving = useMutation({ mutationFn: () => download(url, `${shipment.number.replaceAll(/[\\/:*?"<>|]/g, '-')}-${language}.pdf`, i18n.language) });
  return (
    <>
      <Button variant="default" size="xs" loading={saving.isPending} onClick={() => saving.mutate()} leftSection={<IconFileTypePdf size={16} aria-hidden="true" />} data-testid={`note-pdf-${language}`}>
        {t(`note.pdf.${language}`)}
      </Button>
      {saving.isError && <span role="alert">{say(saving.error)}</span>}
    </>
  );
}
