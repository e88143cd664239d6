import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { DocumentHead } from '../app/DocumentHead';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { usePartnerName } from '../app/partners';
import { usePersonName } from '../app/people';
import { useProblemText } from '../app/problem';
import { useScope } from '../app/scope';
import { Failed, Loading } from '../app/states';
import { visible } from '../app/visible';
import { Editor } from './Editor';
import { History } from './History';
import { type By, type ProfileState, useProfile, yamlOf } from './partnerships';

/** One partnership: the profile in force, a draft of the next, and the former versions. */
export function Partnership() {
  const { id = '' } = useParams();
  const answer = useProfile(id);
  if (answer.isPending) return <Loading />;
  if (answer.isError) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  return <Shown state={answer.data} />;
}

function Shown({ state }: { state: ProfileState }) {
  const { t } = useTranslation('partnerships');
  const format = useFormat();
  const name = usePartnerName();
  const who = useWho();
  const { readOnly } = useScope();
  const title = `${name(state.buyer)} → ${name(state.supplier)}`;
  const why = readOnly ? t('off.past') : state.mayChange ? null : t('off.role');
  return (
    <div className="page" data-testid="partnership" data-version={state.version}>
      <DocumentHead
        way={[{ to: '/partnerships', label: t('title') }]}
        name={title}
        title={title}
        facts={[
          [t('fact.version'), state.version],
          [t('fact.agreed'), format.moment(state.agreedAt)],
          [t('fact.by'), who(state.by)],
          [t('fact.reason'), state.reason],
        ]}
      >
        <Download state={state} />
      </DocumentHead>
      {why && <Notice tone="info">{why}</Notice>}
      {/* Another version is another form, so typed values of the old one disappear. */}
      <Editor key={`${state.id} ${state.version}`} state={state} locked={why !== null} />
      <History id={state.id} />
    </div>
  );
}

/** The author of an agreement: a person, a program, or the hub's operator. */
export function useWho(): (by: By) => string {
  const name = usePartnerName();
  const person = usePersonName();
  return (by) => [person(by.party, by.user ?? by.client), visible(name(by.party))].filter(Boolean).join(' · ');
}

function Download({ state }: { state: ProfileState }) {
  const { t } = useTranslation('partnerships');
  const say = useProblemText();
  const [failure, setFailure] = useState<unknown>(null);
  const save = async (): Promise<void> => {
    try {
      const url = URL.createObjectURL(new Blob([await yamlOf(state.id, new AbortController().signal)], { type: 'application/yaml' }));
      const link = document.createElement('a');
      link.href = url;
      link.download = `${state.buyer}-${state.supplier}-${state.version}.yaml`;
      link.click();
      URL.revokeObjectURL(url);
      setFailure(null);
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <div>
      <Button variant="default" leftSection={<IconDownload size={16} aria-hidden="true" />} onClick={() => void save()} data-testid="download">
        {t('download')}
      </Button>
      {failure !== null && (
        <Notice tone="late" role="alert">
          {say(failure)}
        </Notice>
      )}
    </div>
  );
}
