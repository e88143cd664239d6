import { Textarea, type TextareaProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type Props = Omit<TextareaProps, 'maxLength'> & { value: string; /** So many characters are taken. */ most: number };

/** From so many characters before the end on it says how many are left. */
const NEAR = 100;

/** A person's words. What is too long is said and stays: nothing that was typed or pasted is cut off. */
export function WordsField({ value, most, error, description, ...rest }: Props) {
  const { t } = useTranslation();
  const over = value.length - most;
  const left = over > -NEAR && over <= 0 ? t('words.left', { count: -over }) : undefined;
  return <Textarea autosize minRows={2} value={value} error={over > 0 ? t('words.over', { count: over, most }) : error} description={left ? [description, left].filter(Boolean).join(' · ') : description} {...rest} />;
}
