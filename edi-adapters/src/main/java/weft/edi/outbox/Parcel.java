package weft.edi.outbox;

import weft.party.PartyCode;

/**
 * An interchange to be carried to its receiver.
 *
 * @param key the same at every attempt; another once someone has it sent anew
 * @param fileName the same at every attempt
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are carried, never compared
public record Parcel(String key, PartyCode receiver, String fileName, byte[] bytes) {}
