package weft.edi.outbox;

import weft.party.PartyCode;

/**
 * An interchange to be carried to its receiver.
 *
 * @param fileName the same at every attempt
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are carried, never compared
public record Parcel(PartyCode receiver, String fileName, byte[] bytes) {}
