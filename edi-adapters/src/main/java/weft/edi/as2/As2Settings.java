package weft.edi.as2;

import java.time.Duration;
import weft.edi.outbox.Outside;

/**
 * The hub's own AS2.
 *
 * @param id its AS2 name
 * @param url where partners' later receipts reach it
 * @param receiptWithin how long a later receipt is waited for
 */
public record As2Settings(
    String id, String url, HubKey key, Outside outside, Duration receiptWithin) {}
