import { Button, Checkbox, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog';
import { useFormat } from '../app/format';
import { usePartners } from '../app/partners';
import { fieldErrors } from '../app/problem';
import { NotSent, useSending } from '../app/sending';
import { useMe } from '../app/Session';
import { contexts, give, type Grain, grainsOf, hasParts, indicators, type What, whats } from './grants';
import classes from './sharing.module.css';

/** In place of a partner: another company, by its code on the hub. */
const OTHER = '*';

/**
 * Grants a partner or a bank a look at something: the subject, the parts, the grain and the end.
 */
export function GiveForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('sharing');
  const format = useFormat();
  const me = useMe();
  const others = usePartners().filter((one) => one.code !== me.party?.code);
  const [chosen, setTo] = useState('');
  const [code, setCode] = useState('');
  const to = chosen === OTHER ? code.trim().toUpperCase() : chosen;
  const [what, setWhat] = useState<What>('stock');
  const [grain, setGrain] = useState<Grain>('exact');
  const [parts, setParts] = useState('');
  const [until, setUntil] = useState('');
  const [past, setPast] = useState(false);
  const [all, setAll] = useState(true);
  const [some, setSome] = useState<string[]>([]);
  const [from, setFrom] = useState('');
  const [purpose, setPurpose] = useState('');
  const [figures, setFigures] = useState<string[]>([]);
  const audits = what === 'audit';
  const lends = what === 'credit';
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending('grants');
  const told = (field: string): string | undefined => {
    const its = fieldErrors(error).filter((one) => one.pointer.split('/')[1] === field);
    return its.length > 0 ? its.map((one) => format.text(one.text)).join(' ') : undefined;
  };
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (to === '') return;
    const named = [...new Set(parts.split(/[\n\t,;，；、]+/).map((one) => one.trim()).filter(Boolean))];
    const said = lends
      ? { to, what, purpose: purpose.trim(), indicators: figures, until: until || null }
      : audits
      ? { to, what, contexts: all ? ('all' as const) : some, from: (past && from) || null, until: until || null, past }
      : { to, what, parts: hasParts(what) && named.length > 0 ? named : ('all' as const), grain: grainsOf(what).includes(grain) ? grain : ('exact' as const), until: until || null, past };
    if (await send((key) => give(said, key), said)) onClose();
  };
  return (
    <Dialog title={t('give.title')} onClose={onClose} data-testid="give-dialog">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          <NativeSelect
            label={t('give.to')}
            withAsterisk
            value={chosen}
            onChange={(event) => setTo(event.currentTarget.value)}
            data={[{ value: '', label: t('give.choose') }, ...others.map((one) => ({ value: one.code, label: format.text(one.name) })), { value: OTHER, label: t('give.other') }]}
            error={chosen === OTHER ? undefined : judged && to === '' ? t('give.missing') : told('to')}
            data-testid="give-to"
          />
          {chosen === OTHER && (
            <TextInput
              label={t('give.code')}
              description={t('give.codeWhy')}
              withAsterisk
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
              error={judged && to === '' ? t('give.codeMissing') : told('to')}
              data-testid="give-code"
            />
          )}
          <NativeSelect label={t('column.what')} value={what} onChange={(event) => setWhat(event.currentTarget.value as What)} data={whats.map((one) => ({ value: one, label: t(`what.${one}`) }))} error={told('what')} data-testid="give-what" />
          {audits && <Audited all={all} onAll={setAll} some={some} onSome={setSome} error={told('contexts')} />}
          {lends && <Lent purpose={purpose} onPurpose={setPurpose} figures={figures} onFigures={setFigures} told={told} />}
          {grainsOf(what).length > 1 && <NativeSelect label={t('column.grain')} value={grain} onChange={(event) => setGrain(event.currentTarget.value as Grain)} data={grainsOf(what).map((one) => ({ value: one, label: t(`grain.${one}`) }))} error={told('grain')} data-testid="give-grain" />}
          {hasParts(what) && <Textarea label={t('column.parts')} description={t('give.partsWhy')} value={parts} onChange={(event) => setParts(event.currentTarget.value)} autosize minRows={1} maxRows={5} error={told('parts')} data-testid="give-parts" />}
          <TextInput type="date" label={t('column.until')} description={t(lends ? 'give.untilNeeded' : 'give.untilWhy')} withAsterisk={lends} value={until} onChange={(event) => setUntil(event.currentTarget.value)} error={told('until')} />
          {!lends && <Checkbox label={t('give.past')} checked={past} onChange={(event) => setPast(event.currentTarget.checked)} />}
          {audits && past && <TextInput type="date" label={t('give.from')} description={t('give.fromWhy')} value={from} onChange={(event) => setFrom(event.currentTarget.value)} error={told('from')} data-testid="give-from" />}
          <NotSent error={error} />
          <div className={classes.buttons}>
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={sending} data-testid="give-send">
              {t('give.send')}
            </Button>
          </div>
        </Stack>
      </form>
    </Dialog>
  );
}

type LentProps = { purpose: string; onPurpose: (purpose: string) => void; figures: string[]; onFigures: (figures: string[]) => void; told: (field: string) => string | undefined };

/** Lets the owner say for which purpose a bank may read which figures. */
function Lent({ purpose, onPurpose, figures, onFigures, told }: LentProps) {
  const { t } = useTranslation('sharing');
  const { t: words } = useTranslation('credit');
  return (
    <>
      <TextInput label={t('give.purpose')} description={t('give.purposeWhy')} withAsterisk value={purpose} onChange={(event) => onPurpose(event.currentTarget.value)} error={told('purpose')} data-testid="give-purpose" />
      <Checkbox.Group label={t('give.indicators')} withAsterisk value={figures} onChange={onFigures} error={told('indicators')}>
        <Stack gap={4} mt={4}>
          {indicators.map((one) => (
            <Checkbox key={one} value={one} label={words(`indicator.${one}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
    </>
  );
}

/** Lets the owner choose what the auditor may read: everything, or some contexts. */
function Audited({ all, onAll, some, onSome, error }: { all: boolean; onAll: (all: boolean) => void; some: string[]; onSome: (some: string[]) => void; error: string | undefined }) {
  const { t } = useTranslation('sharing');
  return (
    <>
      <Checkbox label={t('give.everything')} checked={all} onChange={(event) => onAll(event.currentTarget.checked)} data-testid="give-everything" />
      {!all && (
        <Checkbox.Group label={t('column.contexts')} value={some} onChange={onSome} error={error} withAsterisk>
          <Stack gap={4} mt={4}>
            {contexts.map((one) => (
              <Checkbox key={one} value={one} label={t(`context.${one}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
    </>
  );
}
