import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { Dialog } from '../app/Dialog';
import { useDraftOf } from '../app/draft';
import { useFormat } from '../app/format';
import { usePartnerName, useSiteName } from '../app/partners';
import { fieldErrors } from '../app/problem';
import { NotSent, useSending } from '../app/sending';
import { useNow } from '../app/useNow';
import { WordsField } from '../app/WordsField';
import { REQUESTS, requestLoad } from '../energy/loadRequests';
import { faultsOfRequest, requestOf, type SiteSum, type TypedRequest } from './park';
import { useWords } from './words';

const MOST = 1_000;
const TICK = 30_000;
const start: TypedRequest = { site: '', from: '', until: '', kW: '', reason: '' };

/** Asks a site for less power for some time. */
export function AskDialog({ sites, onClose }: { sites: readonly SiteSum[]; onClose: () => void }) {
  const t = useWords();
  const format = useFormat();
  const partner = usePartnerName();
  const siteName = useSiteName();
  const [typed, change, drop] = useDraftOf('load-request', { ...start, site: sites.length === 1 ? (sites[0]?.site ?? '') : '' });
  const said = sites.some((one) => one.site === typed.site) ? typed : { ...typed, site: '' };
  const now = useNow(TICK);
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending(REQUESTS);
  const faults = faultsOfRequest(said, now);
  const errorOf = (field: keyof TypedRequest): string | undefined => {
    const fault = judged ? faults.get(field) : undefined;
    return fault ? (fault === 'needed' ? t('needed') : t(`ask.${fault}`)) : fieldErrors(error).filter((one) => one.pointer === `/${field}`).map((one) => format.text(one.text)).join(' ') || undefined;
  };
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (faults.size > 0 || said.reason.trim().length > MOST) return;
    const body = requestOf(said);
    const taken = await send(async (key) => {
      await requestLoad(body, key);
      drop();
    }, body);
    if (taken) onClose();
  };
  return (
    <Dialog title={t('ask.title')} onClose={onClose} data-testid="ask-dialog">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          <p className="dim">{t('ask.why')}</p>
          <NativeSelect label={t('ask.site')} withAsterisk value={said.site} onChange={(event) => change({ site: event.currentTarget.value })} data={[...(said.site === '' ? [{ value: '', label: t('ask.choose') }] : []), ...sites.map((one) => ({ value: one.site, label: `${partner(one.owner)} ${siteName(one.owner, one.site)}` }))]} error={errorOf('site')} data-testid="ask-site" />
          <TextInput type="datetime-local" step={900} label={t('from')} withAsterisk value={said.from} onChange={(event) => change({ from: event.currentTarget.value })} error={errorOf('from')} data-testid="ask-from" />
          <TextInput type="datetime-local" step={900} label={t('until')} withAsterisk value={said.until} onChange={(event) => change({ until: event.currentTarget.value })} error={errorOf('until')} data-testid="ask-until" />
          <TextInput label={t('ask.kW')} withAsterisk inputMode="decimal" autoComplete="off" value={said.kW} onChange={(event) => change({ kW: event.currentTarget.value })} error={errorOf('kW')} data-testid="ask-kW" />
          <WordsField label={t('ask.reason')} withAsterisk most={MOST} value={said.reason} onChange={(event) => change({ reason: event.currentTarget.value })} error={errorOf('reason')} data-testid="ask-reason" />
          <NotSent error={error} />
          <Group grow gap="sm">
            <Button size="md" variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button size="md" type="submit" loading={sending} data-testid="ask-send">
              {t('ask.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
