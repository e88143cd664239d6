import { Textarea, type TextareaProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type Props = Omit<TextareaProps, 'maxLength'> & { value: string; /** The most characters allowed. */ most: number };

/** The field shows the remaining characters from this many before the end. */
const NEAR = 100;

/** Free text. An overlong text is reported and kept: nothing typed or pasted is cut off. */
export function WordsField({ value, most, error, description, ...rest }: Props) {
  const { t } = useTranslation();
  const over = value.length - most;
  const left = over > -NEAR && over <= 0 ? t('words.left', { count: -over }) : undefined;
  return <Textarea autosize minRows={2} value={value} error={over > 0 ? t('words.over', { count: over, most }) : error} description={left ? [description, left].filter(Boolean).join(' · ') : description} {...rest} />;
}
