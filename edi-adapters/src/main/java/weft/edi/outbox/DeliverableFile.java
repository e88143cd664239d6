package weft.edi.outbox;

import weft.party.PartyCode;

/**
 * An interchange to be carried to its receiver.
 *
 * @param key the same at every attempt; a new one if a user sends it again
 * @param fileName the same at every attempt
 */
@SuppressWarnings("ArrayRecordComponent") // the array is never compared
public record DeliverableFile(String key, PartyCode receiver, String fileName, byte[] bytes) {}
