import { Button, FileButton, NativeSelect, Textarea } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../app/announce';
import { useFormat } from '../app/format';
import { usePartners } from '../app/partners';
import type { Side } from '../app/scope';
import { NotSent, useSending } from '../app/sending';
import { Findings } from '../partnerships/Findings';
import { type Checked, type Finding, useShipped } from '../partnerships/partnerships';
import { agreeFirst, checkFirst } from './network';
import classes from './network.module.css';

/** Introduces two organizations to each other, with their first profile. */
export function AgreeForm({ code }: { code: string }) {
  const { t } = useTranslation('network');
  const format = useFormat();
  const others = usePartners().filter((one) => one.code !== code);
  const shipped = useShipped().data?.items ?? [];
  const [side, setSide] = useState<Side>('buyer');
  const [partner, setPartner] = useState('');
  const [written, setWritten] = useState<string | null>(null);
  const [findings, setFindings] = useState<Finding[] | null>(null);
  const [judged, setJudged] = useState(false);
  const checking = useSending();
  const agreeing = useSending('network', 'partnerships', 'partners');
  const busy = checking.sending || agreeing.sending;
  const yaml = written ?? shipped[0]?.yaml ?? '';
  const write = (text: string): void => {
    setWritten(text);
    setFindings(null);
  };
  const [buyer, supplier] = side === 'buyer' ? [code, partner] : [partner, code];
  const check = async (): Promise<Checked['profile']> => {
    setJudged(true);
    agreeing.forget();
    if (partner === '') return null;
    let profile: Checked['profile'] = null;
    await checking.send(async () => {
      const checked = await checkFirst(buyer, supplier, yaml);
      setFindings(checked.findings);
      ({ profile } = checked);
    }, [buyer, supplier, yaml]);
    return profile;
  };
  const agree = async (): Promise<void> => {
    const profile = await check();
    if (!profile || !(await agreeing.send(() => agreeFirst(buyer, supplier, profile), [buyer, supplier, profile]))) return;
    announce(t('agree.done'));
    setPartner('');
    setJudged(false);
    setFindings(null);
  };
  return (
    <form
      aria-labelledby="agree"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void agree();
      }}
    >
      <h3 id="agree">{t('agree.title')}</h3>
      <div className={classes.fields}>
        <NativeSelect
          label={t('agree.side')}
          value={side}
          onChange={(event) => setSide(event.currentTarget.value as Side)}
          data={(['buyer', 'supplier'] as const).map((value) => ({ value, label: t(`agree.${value}`) }))}
          data-testid="side"
        />
        <NativeSelect
          label={t('agree.partner')}
          withAsterisk
          value={partner}
          onChange={(event) => setPartner(event.currentTarget.value)}
          data={[{ value: '', label: t('agree.choose') }, ...others.map((one) => ({ value: one.code, label: `${format.text(one.name)} (${one.code})` }))]}
          error={judged && partner === '' && t('agree.missing')}
          data-testid="partner"
        />
        <NativeSelect
          label={t('agree.start')}
          value={shipped.find((one) => one.yaml === yaml)?.name ?? ''}
          onChange={(event) => {
            const chosen = shipped.find((one) => one.name === event.currentTarget.value);
            if (chosen) write(chosen.yaml);
          }}
          data={[{ value: '', label: '–' }, ...shipped.map((one) => ({ value: one.name, label: format.text(one.title) }))]}
          data-testid="first-profile"
        />
      </div>
      <Textarea
        mt="md"
        className={classes.code ?? ''}
        label={t('agree.yaml')}
        description={t('agree.yamlWhy')}
        value={yaml}
        autosize
        minRows={5}
        maxRows={18}
        spellCheck={false}
        onChange={(event) => write(event.currentTarget.value)}
        data-testid="yaml"
      />
      {findings && <Findings findings={findings} />}
      <NotSent error={checking.error ?? agreeing.error} />
      <div className={classes.bar}>
        <FileButton onChange={(file) => void file?.text().then(write)} accept=".yaml,.yml,application/yaml" inputProps={{ 'aria-label': t('agree.upload') }}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconUpload size={16} aria-hidden="true" />} data-testid="upload">
              {t('agree.upload')}
            </Button>
          )}
        </FileButton>
        <Button variant="default" loading={busy} onClick={() => void check()} data-testid="check">
          {t('agree.check')}
        </Button>
        <Button type="submit" loading={busy} data-testid="agree">
          {t('agree.send')}
        </Button>
        <span className="dim">{t('agree.sendWhy')}</span>
      </div>
    </form>
  );
}
