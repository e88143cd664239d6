/** From so many days before its end a certificate is a matter for somebody. */
export const SOON = 30;

/** Whether a partner's certificate ends soon, or has ended; null where there is none. */
export const endsSoon = ({ certificateDays }: { certificateDays: number | null }): boolean => certificateDays !== null && certificateDays <= SOON;
