import { Button, Checkbox, CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconSend } from '@tabler/icons-react';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useCustomers } from '../app/customers';
import { DocumentHead } from '../app/DocumentHead';
import { useDraft } from '../app/draft';
import { useFormat } from '../app/format';
import { replace, submit } from '../app/http';
import { Notice } from '../app/Notice';
import { isStale } from '../app/problem';
import { useScope, useScopedPath } from '../app/scope';
import { NotSent, useSending } from '../app/sending';
import { useMe } from '../app/Session';
import { Empty, Failed, Loading, PastOnly } from '../app/states';
import { unitsOfStock, useOwnSites } from '../stock/stock';
import { type Group, useGroup } from './capacity';
import classes from './capacity.module.css';
import { mayState } from './roles';
import { bodyOf, emptyGroup, faultsOf, type Load, type Typed, typedOf } from './stated';
import { WeekGrid } from './WeekGrid';

const units = ['HUR', 'MIN', 'DAY', ...unitsOfStock];

/** A new group of the supplier. */
export function OpenGroup() {
  const { t } = useTranslation('capacity');
  const me = useMe();
  const { as, readOnly } = useScope();
  if (readOnly) return <PastOnly />;
  if (!mayState(me, as)) return <Empty whole title={t('form.notYours')} />;
  return <Form name="new" standing={undefined} />;
}

/** An existing group, stated again as a whole. */
export function StateGroup() {
  const { t } = useTranslation('capacity');
  const { id = '' } = useParams();
  const me = useMe();
  const { as, readOnly } = useScope();
  const answer = useGroup(id);
  if (readOnly) return <PastOnly />;
  if (!mayState(me, as)) return <Empty whole title={t('form.notYours')} />;
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  if (answer.data.supplier !== me.party?.code) return <Empty whole title={t('form.notYours')} />;
  return <Form key={id} name={id} standing={answer.data} />;
}

function Form({ name, standing }: { name: string; standing: Group | undefined }) {
  const { t } = useTranslation('capacity');
  const format = useFormat();
  const navigate = useNavigate();
  const path = useScopedPath();
  const sites = useOwnSites();
  const customers = useCustomers();
  const [draft, keep] = useDraft<{ version: number; group: Typed }>(`capacity.${name}`);
  const version = standing?.version ?? 0;
  const kept = draft && draft.version === version ? draft.group : undefined;
  const [found, setFound] = useState(kept !== undefined);
  const start = standing ? typedOf(standing) : emptyGroup(sites[0]?.code ?? '');
  const group = kept ?? start;
  const change = (some: Partial<Typed>): void => keep({ version, group: { ...group, ...some } });
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending('capacity');
  const faults = faultsOf(group);
  const needed = (field: string): string | false => judged && faults.get(field) === 'needed' && t('form.needed');
  const load = (at: number, some: Partial<Load>): void => change({ parts: group.parts.map((one, nth) => (nth === at ? { ...one, ...some } : one)) });

  const state = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (faults.size > 0) return;
    const body = bodyOf(group);
    let written = '';
    const taken = await send(async (key) => {
      ({ id: written } = await (standing
        ? replace<{ id: string }>(`/capacity-groups/${encodeURIComponent(standing.id)}`, body, standing.version, key)
        : submit<{ id: string }>('/capacity-groups', { method: 'POST', body: JSON.stringify(body), key })));
      keep(undefined);
    }, body);
    if (taken) await navigate(path(`/capacity/${encodeURIComponent(written)}`));
  };
  const title = standing ? t('form.change', { name: format.text(standing.names) }) : t('form.new');
  const way = [{ to: '/capacity', label: t('title') }, ...(standing ? [{ to: `/capacity/${encodeURIComponent(standing.id)}`, label: format.text(standing.names) }] : [])];
  return (
    <div className="page" data-testid="state-capacity">
      <DocumentHead way={way} name={title} title={title} facts={[]} />
      {found && kept && (
        <Notice tone="info">
          {t('form.draft')}{' '}
          <Button size="compact-xs" variant="subtle" onClick={() => { keep(undefined); setFound(false); }} data-testid="drop-draft">
            {t('form.drop')}
          </Button>
        </Notice>
      )}
      <form onSubmit={(event) => void state(event)} noValidate>
        <div className={`panel ${classes.fields}`}>
          <TextInput label={t('column.code')} withAsterisk disabled={standing !== undefined} value={group.code} maxLength={70} onChange={(event) => change({ code: event.currentTarget.value })} autoComplete="off" error={needed('code')} data-testid="group-code" />
          <TextInput label={t('form.zh')} withAsterisk value={group.zh} maxLength={200} onChange={(event) => change({ zh: event.currentTarget.value })} autoComplete="off" error={needed('zh')} data-testid="group-zh" />
          <TextInput label={t('form.en')} withAsterisk value={group.en} maxLength={200} onChange={(event) => change({ en: event.currentTarget.value })} autoComplete="off" error={needed('en')} data-testid="group-en" />
          <NativeSelect label={t('column.site')} withAsterisk value={group.site} onChange={(event) => change({ site: event.currentTarget.value })} data={sites.map((one) => ({ value: one.code, label: format.text(one.name) }))} error={needed('site')} />
          <NativeSelect label={t('column.unit')} value={group.unit} onChange={(event) => change({ unit: event.currentTarget.value })} data={[...new Set([...units, group.unit])].map((unit) => ({ value: unit, label: format.unit(unit) }))} data-testid="group-unit" />
          <Checkbox.Group label={t('form.shownTo')} value={group.buyers} onChange={(buyers) => change({ buyers })}>
            <div className={classes.customers}>
              {customers.map((one) => (
                <Checkbox key={one.code} value={one.code} label={format.text(one.name)} />
              ))}
            </div>
          </Checkbox.Group>
        </div>
        <fieldset className={`panel ${classes.loads}`}>
          <legend>{t('form.parts')}</legend>
          <p className="dim">{t('form.partsWhy', { unit: format.unit(group.unit) })}</p>
          {group.parts.map((one, at) => (
            // eslint-disable-next-line react/no-array-index-key -- the part is what is being typed
            <div key={at} className={classes.loadOf} data-testid="group-part">
              <TextInput size="sm" aria-label={t('form.part')} placeholder={t('form.part')} value={one.part} maxLength={70} onChange={(event) => load(at, { part: event.currentTarget.value })} autoComplete="off" error={needed(`part-${at}`)} />
              <TextInput size="sm" aria-label={t('form.factor', { unit: format.unit(group.unit) })} placeholder={t('form.factor', { unit: format.unit(group.unit) })} inputMode="decimal" value={one.factor} onChange={(event) => load(at, { factor: event.currentTarget.value })} error={needed(`factor-${at}`)} classNames={{ input: 'number' }} />
              {group.parts.length > 1 && <CloseButton aria-label={t('form.removePart', { part: one.part || at + 1 })} onClick={() => change({ parts: group.parts.filter((_, nth) => nth !== at) })} />}
            </div>
          ))}
          <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} aria-hidden="true" />} onClick={() => change({ parts: [...group.parts, { part: '', factor: '' }] })} data-testid="add-part">
            {t('form.addPart')}
          </Button>
        </fieldset>
        <WeekGrid cells={group.cells} unit={group.unit} faults={judged ? faults : new Map()} onChange={(some) => change({ cells: { ...group.cells, ...some } })} />
        <NotSent error={error} title={isStale(error) ? t('form.changedMeanwhile') : undefined} />
        {judged && faults.size > 0 && (
          <Notice tone="late" role="alert">
            {t('form.faulty')}
          </Notice>
        )}
        <Button type="submit" mt="md" loading={sending} leftSection={<IconSend size={16} aria-hidden="true" />} data-testid="state-send">
          {t(standing ? 'form.send' : 'form.sendNew')}
        </Button>
      </form>
    </div>
  );
}
