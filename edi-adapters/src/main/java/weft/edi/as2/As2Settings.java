package weft.edi.as2;

import java.time.Duration;
import weft.edi.outbox.AllowedAddresses;

/**
 * The hub's own AS2 settings.
 *
 * @param id the hub's AS2 name
 * @param url the address for partners' asynchronous receipts
 * @param receiptWithin how long to wait for an asynchronous receipt
 */
public record As2Settings(
    String id, String url, HubKey key, AllowedAddresses outside, Duration receiptWithin) {}
