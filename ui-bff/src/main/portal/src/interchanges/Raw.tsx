import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed, Loading } from '../app/states';
import classes from './interchange.module.css';
import { useText } from './interchanges';

/** The bytes as text, unchanged, in the partner's charset or another. Nothing is parsed here. */
export function Raw({ id }: { id: string }) {
  const { t } = useTranslation('interchanges');
  const [charset, setCharset] = useState<string>();
  const answer = useText(id, charset);
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed error={answer.error} retry={() => void answer.refetch()} />;
  const { text, cut, charsets } = answer.data;
  const options = charsets.map((value, at) => ({ value, label: at === 0 ? t('raw.own', { charset: value }) : value }));
  return (
    <div className={`panel ${classes.raw}`}>
      <Select
        className={classes.charset ?? ''}
        size="xs"
        label={t('raw.charset')}
        data={options}
        value={charset ?? answer.data.charset}
        onChange={(next) => setCharset(next ?? undefined)}
        allowDeselect={false}
        data-testid="charset"
      />
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
      <pre className={`mono ${classes.bytes}`} tabIndex={0} role="region" aria-label={t('view.raw')} data-testid="bytes">
        {text}
      </pre>
      {cut && <p className="dim">{t('raw.cut')}</p>}
    </div>
  );
}
