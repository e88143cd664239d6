import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../app/announce';
import { useFormat } from '../app/format';
import { fieldErrors } from '../app/problem';
import { NotSent, useSending } from '../app/sending';
import { type Asked, type AskedAddress, type OrganizationState, register } from './network';
import classes from './network.module.css';

const CODE = /^[A-Z0-9][A-Z0-9-]{0,34}$/;
const nowhere: AskedAddress = { street: { en: '', zh: '' }, city: { en: '', zh: '' }, postalCode: '', country: '' };
const noSite: Asked['sites'][number] = { code: '', name: { en: '', zh: '' }, gln: '', bpns: '', bpna: '', address: nowhere, duns: '' };
const asked = (state: OrganizationState | null): Asked => ({
  name: state?.name ?? { en: '', zh: '' },
  gln: state?.gln ?? '',
  bpn: state?.bpn ?? '',
  duns: state?.duns ?? '',
  sites: (state?.sites ?? []).map((one) => ({ ...one, gln: one.gln ?? '', bpns: one.bpns ?? '', bpna: one.bpna ?? '', duns: one.duns ?? '', address: one.address ? { ...one.address, postalCode: one.address.postalCode ?? '' } : nowhere })),
});

/** An organization's names and places; null if it is not registered yet. */
export function OrganizationForm({ state, onSaved }: { state: OrganizationState | null; onSaved?: (state: OrganizationState) => void }) {
  const { t } = useTranslation('network');
  const format = useFormat();
  const [code, setCode] = useState('');
  const [judged, setJudged] = useState(false);
  const [draft, setDraft] = useState(() => asked(state));
  const { sending, error, send } = useSending('network', 'partners');
  const fault = (pointer: string) =>
    fieldErrors(error)
      .filter((one) => one.pointer === pointer)
      .map((one) => format.text(one.text))
      .join(' ') || undefined;
  const site = (at: number, changed: Partial<Asked['sites'][number]>) =>
    setDraft({ ...draft, sites: draft.sites.map((one, i) => (i === at ? { ...one, ...changed } : one)) });
  const save = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (!state && !CODE.test(code.trim())) return;
    let saved: OrganizationState | undefined;
    await send(async () => {
      saved = await register(state?.code ?? code.trim(), draft, state?.version ?? 0);
    }, [state?.code ?? code.trim(), draft]);
    if (!saved) return;
    announce(t('form.saved'));
    onSaved?.(saved);
  };
  return (
    <form className={`panel ${classes.section}`} onSubmit={(event) => void save(event)} noValidate aria-labelledby="called">
      <h2 id="called">{t('form.change')}</h2>
      <div className={classes.fields}>
        {!state && (
          <TextInput
            label={t('form.code')}
            description={t('form.codeWhy')}
            withAsterisk
            maxLength={35}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value.toUpperCase())}
            error={judged && !CODE.test(code.trim()) ? t('form.codeWrong') : fault('/code')}
            data-testid="code"
          />
        )}
        {(['en', 'zh'] as const).map((language) => (
          <TextInput
            key={language}
            label={t(language === 'en' ? 'form.nameEn' : 'form.nameZh')}
            description={t('form.nameWhy')}
            maxLength={200}
            value={draft.name[language]}
            onChange={(event) => setDraft({ ...draft, name: { ...draft.name, [language]: event.currentTarget.value } })}
            error={fault('/name')}
            data-testid={`name-${language}`}
          />
        ))}
        <TextInput
          label={t('form.gln')}
          description={t('form.glnWhy')}
          maxLength={13}
          inputMode="numeric"
          value={draft.gln}
          onChange={(event) => setDraft({ ...draft, gln: event.currentTarget.value })}
          error={fault('/gln')}
          data-testid="gln"
        />
        <TextInput
          label={t('form.bpn')}
          description={t('form.bpnWhy')}
          maxLength={16}
          value={draft.bpn}
          onChange={(event) => setDraft({ ...draft, bpn: event.currentTarget.value.toUpperCase() })}
          error={fault('/bpn')}
          data-testid="bpn"
        />
        <TextInput
          label={t('form.duns')}
          description={t('form.dunsWhy')}
          maxLength={11}
          inputMode="numeric"
          value={draft.duns}
          onChange={(event) => setDraft({ ...draft, duns: event.currentTarget.value })}
          error={fault('/duns')}
          data-testid="duns"
        />
      </div>
      <h3>{t('form.sites')}</h3>
      <p className={`dim ${classes.why}`}>{t('form.sitesWhy')}</p>
      {draft.sites.map((one, at) => (
        <fieldset key={at} className={classes.site}>
          <legend className="visually-hidden">{t('form.site', { number: at + 1 })}</legend>
          <TextInput label={t('form.siteCode')} maxLength={35} value={one.code} onChange={(event) => site(at, { code: event.currentTarget.value })} error={fault(`/sites/${at}/code`)} data-testid="site-code" />
          <TextInput label={t('form.nameEn')} maxLength={200} value={one.name.en} onChange={(event) => site(at, { name: { ...one.name, en: event.currentTarget.value } })} error={fault(`/sites/${at}/name`)} />
          <TextInput label={t('form.nameZh')} maxLength={200} value={one.name.zh} onChange={(event) => site(at, { name: { ...one.name, zh: event.currentTarget.value } })} />
          <TextInput label={t('form.gln')} maxLength={13} inputMode="numeric" value={one.gln} onChange={(event) => site(at, { gln: event.currentTarget.value })} error={fault(`/sites/${at}/gln`)} />
          <TextInput label={t('form.duns')} maxLength={11} inputMode="numeric" value={one.duns} onChange={(event) => site(at, { duns: event.currentTarget.value })} error={fault(`/sites/${at}/duns`)} data-testid="site-duns" />
          {(['bpns', 'bpna'] as const).map((kind) => (
            <TextInput key={kind} label={t(`form.${kind}`)} maxLength={16} value={one[kind]} onChange={(event) => site(at, { [kind]: event.currentTarget.value.toUpperCase() })} error={fault(`/sites/${at}/${kind}`)} />
          ))}
          {(['street', 'city'] as const).map((kind) =>
            (['en', 'zh'] as const).map((language) => (
              <TextInput
                key={kind + language}
                label={t(`form.${kind}.${language}`)}
                maxLength={kind === 'street' ? 100 : 30}
                value={one.address[kind][language]}
                onChange={(event) => site(at, { address: { ...one.address, [kind]: { ...one.address[kind], [language]: event.currentTarget.value } } })}
                error={fault(`/sites/${at}/address/${kind}`)}
                data-testid={`${kind}-${language}`}
              />
            )),
          )}
          <TextInput label={t('form.postalCode')} maxLength={9} value={one.address.postalCode} onChange={(event) => site(at, { address: { ...one.address, postalCode: event.currentTarget.value } })} error={fault(`/sites/${at}/address/postalCode`)} data-testid="postal-code" />
          <TextInput label={t('form.country')} placeholder="CN" maxLength={2} value={one.address.country} onChange={(event) => site(at, { address: { ...one.address, country: event.currentTarget.value.toUpperCase() } })} error={fault(`/sites/${at}/address/country`)} data-testid="country" />
          <Button
            variant="default"
            className={classes.remove ?? ''}
            aria-label={t('form.removeSite', { code: one.code })}
            onClick={() => setDraft({ ...draft, sites: draft.sites.filter((_, i) => i !== at) })}
          >
            <IconTrash size={16} aria-hidden="true" />
          </Button>
        </fieldset>
      ))}
      <Button mb="sm" variant="default" size="xs" leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setDraft({ ...draft, sites: [...draft.sites, noSite] })} data-testid="add-site">
        {t('form.addSite')}
      </Button>
      <NotSent error={error} />
      <div className={classes.bar}>
        <Button type="submit" loading={sending} data-testid="save">
          {state ? t('form.save') : t('form.create')}
        </Button>
      </div>
    </form>
  );
}
