import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { Dialog } from '../app/Dialog';
import { useDraftAbout } from '../app/draft';
import { useFormat } from '../app/format';
import { fieldErrors } from '../app/problem';
import { NotSent, useSending } from '../app/sending';
import { useFormWords } from './formWords';
import { emptyMeter, faultsOfMeter, type MeterField, meterOf, type TypedMeter, typedMeter } from './meterForms';
import { changeMeter, METERS, type MeterRow, registerMeter } from './meters';
import { useWords } from './words';

const POINTERS: Record<MeterField, string> = { code: '/code', zh: '/names/zh', en: '/names/en', serial: '/serial' };

type Props = { site: string; meter?: MeterRow; /** Codes of meters that machines name and nobody has registered. */ named?: readonly string[]; onClose: () => void };

/** Registers a meter, or changes its name and number. A meter keeps its code and site for ever. */
export function MeterDialog({ site, meter, named = [], onClose }: Props) {
  const t = useFormWords();
  const words = useWords();
  const format = useFormat();
  const start = meter ? typedMeter(meter) : { ...emptyMeter, code: named[0] ?? '' };
  const [draft, keep] = useDraftAbout<TypedMeter>('meter.terms', meter?.id ?? site, JSON.stringify(meter ? start : null));
  const said = draft ?? start;
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending(METERS);
  const faults = faultsOfMeter(said);
  const told = (pointer: string): string => fieldErrors(error).filter((one) => one.pointer === pointer).map((one) => format.text(one.text)).join(' ');
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (faults.size > 0) return;
    const body = meterOf(site, said);
    const taken = await send(async (key) => {
      await (meter ? changeMeter(meter, body, key) : registerMeter(body, key));
      keep(undefined);
    }, [meter?.id, meter?.version, body]);
    if (taken) onClose();
  };
  const field = (name: MeterField, description?: string) => ({
    label: t(`meter.${name}`),
    description,
    value: said[name],
    onChange: (event: { currentTarget: { value: string } }) => keep({ ...said, [name]: event.currentTarget.value }),
    autoComplete: 'off',
    error: judged && faults.has(name) ? words('needed') : told(POINTERS[name]) || undefined,
    'data-testid': `meter-${name}`,
  });
  return (
    <Dialog title={meter ? t('meter.changeOf', { code: meter.code }) : t('meter.register')} onClose={onClose} data-testid="meter-dialog">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          <TextInput {...field('code', t(meter ? 'meter.stays' : 'meter.codeWhy'))} withAsterisk readOnly={meter !== undefined} list="unregistered-meters" />
          <datalist id="unregistered-meters">
            {named.map((code) => (
              <option key={code} value={code} />
            ))}
          </datalist>
          <TextInput {...field('zh')} />
          <TextInput {...field('en')} />
          <TextInput {...field('serial', t('meter.serialWhy'))} />
          <NotSent error={error} />
          <Group grow gap="sm">
            <Button size="md" variant="default" onClick={onClose}>
              {words('cancel')}
            </Button>
            <Button size="md" type="submit" loading={sending} data-testid="meter-send">
              {t(meter ? 'meter.save' : 'meter.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
