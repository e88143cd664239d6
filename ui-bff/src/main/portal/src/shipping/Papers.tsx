import { Button, TextInput } from '@mantine/core';
import { IconTags } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { download } from '../app/download';
import { useDraftOf } from '../app/draft';
import { apiUrl } from '../app/http';
import { useProblemText } from '../app/problem';
import { useScope } from '../app/scope';
import { SavePdf } from './SavePdf';
import classes from './shipping.module.css';
import type { Shipment } from './shipments';

type Size = 'gtl' | 'a5';
const sizes: Size[] = ['gtl', 'a5'];

/** The carrier of the goods, kept only in this browser and printed on the delivery note. */
export const useCarriage = () => useDraftOf('carriage', { vehicle: '', driver: '' });

/** The papers of the goods: the delivery note with vehicle and driver, and the package labels. */
export function Papers({ shipment }: { shipment: Shipment }) {
  const { t, i18n } = useTranslation('shipping');
  const [carriage, change] = useCarriage();
  const notes = i18n.language === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const);
  return (
    <section className={`panel ${classes.panel} ${classes.papers}`} aria-label={t('papers.title')} data-testid="papers">
      <TextInput size="xs" w={150} label={t('papers.vehicle')} value={carriage.vehicle} maxLength={40} onChange={(event) => change({ vehicle: event.currentTarget.value })} autoComplete="off" data-testid="vehicle" />
      <TextInput size="xs" w={150} label={t('papers.driver')} value={carriage.driver} maxLength={40} onChange={(event) => change({ driver: event.currentTarget.value })} autoComplete="off" data-testid="driver" />
      {notes.map((one) => (
        <SavePdf key={one} shipment={shipment} language={one} carriage={carriage} />
      ))}
      {shipment.packages.length > 0 && sizes.map((size) => <SaveLabels key={size} shipment={shipment} size={size} />)}
    </section>
  );
}

/** Saves the labels of all packages, or of the named one. */
export function SaveLabels({ shipment, size, label }: { shipment: Shipment; size: Size; label?: string }) {
  const { t, i18n } = useTranslation('shipping');
  const { as, asOf } = useScope();
  const say = useProblemText();
  const url = apiUrl(`/shipments/${encodeURIComponent(shipment.id)}/labels`, { size, package: label, lang: i18n.language, as, asOf });
  const name = [shipment.number, label, size].filter(Boolean).join('-').replaceAll(/[\\/:*?"<>|]/g, '-');
  const saving = useMutation({ mutationFn: () => download(url, `${name}.pdf`, i18n.language) });
  return (
    <>
      <Button
        variant={label ? 'subtle' : 'default'}
        size={label ? 'compact-xs' : 'xs'}
        loading={saving.isPending}
        onClick={() => saving.mutate()}
        leftSection={<IconTags size={label ? 14 : 16} aria-hidden="true" />}
        aria-label={label ? t('papers.labelOf', { label }) : undefined}
        data-testid={label ? 'package-label' : `labels-${size}`}
      >
        {label ? t('papers.label') : t(`papers.${size}`, { count: shipment.packages.length })}
      </Button>
      {saving.isError && <span role="alert">{say(saving.error)}</span>}
    </>
  );
}
