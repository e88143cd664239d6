import { Button, Checkbox, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { usePartners } from '../app/partners';
import { ScopedLink } from '../app/scope';
import { NotSent, useSending } from '../app/sending';
import { does, useMe } from '../app/Session';
import { sendReport, useOwnSites } from './stock';

/** Reports the stock of a partner's parts to that partner, as its profile says. */
export function SendReport({ part, site, onClose }: { part: string; site: string; onClose: () => void }) {
  const { t } = useTranslation('stock');
  const format = useFormat();
  const me = useMe();
  const sites = useOwnSites();
  const partners = usePartners().filter((one) => one.code !== me.party?.code);
  const [fields, setFields] = useState({ partner: '', site, part, batches: false, places: false });
  const [judged, setJudged] = useState(false);
  const [sent, setSent] = useState(false);
  const { sending, error, send, forget } = useSending();
  const edit = (change: Partial<typeof fields>): void => {
    setFields({ ...fields, ...change });
    forget();
    setSent(false);
  };
  const sendIt = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (fields.partner === '') return;
    const only = fields.part.trim();
    const said = { partner: fields.partner, ...(fields.site && { sites: [fields.site] }), ...(only && { parts: [only] }), ...(fields.batches && { batches: true }), ...(fields.places && { places: true }) };
    if (await send((key) => sendReport(said, key), said)) setSent(true);
  };
  return (
    <Dialog title={t('report.title')} onClose={onClose} data-testid="report-dialog">
      <form onSubmit={(event) => void sendIt(event)} noValidate>
        <Stack gap="md">
          <p className="dim">{t('report.why')}</p>
          <NativeSelect
            label={t('report.partner')}
            withAsterisk
            value={fields.partner}
            onChange={(event) => edit({ partner: event.currentTarget.value })}
            data={[{ value: '', label: t('report.choose') }, ...partners.map((one) => ({ value: one.code, label: format.text(one.name) }))]}
            error={judged && fields.partner === '' && t('report.choose')}
            data-testid="report-partner"
          />
          {sites.length > 1 && (
            <NativeSelect
              label={t('column.site')}
              value={fields.site}
              onChange={(event) => edit({ site: event.currentTarget.value })}
              data={[{ value: '', label: t('filter.allSites') }, ...sites.map((one) => ({ value: one.code, label: format.text(one.name) }))]}
            />
          )}
          <TextInput label={t('column.part')} description={t('report.allParts')} value={fields.part} onChange={(event) => edit({ part: event.currentTarget.value })} autoComplete="off" data-testid="report-part" />
          <Checkbox label={t('report.batches')} checked={fields.batches} onChange={(event) => edit({ batches: event.currentTarget.checked })} data-testid="report-batches" />
          <Checkbox label={t('report.places')} description={t('report.placesWhy')} checked={fields.places} onChange={(event) => edit({ places: event.currentTarget.checked })} data-testid="report-places" />
          <NotSent error={error} fields />
          {sent && (
            <Notice tone="good" role="alert">
              {t('report.sent')} {does(me, 'edi', 'sales', 'buyer', 'planner') && <ScopedLink to="/interchanges?direction=out">{t('report.outgoing')}</ScopedLink>}
            </Notice>
          )}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('report.close')}
            </Button>
            <Button type="submit" loading={sending} disabled={sent} data-testid="report-send">
              {t('report.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
