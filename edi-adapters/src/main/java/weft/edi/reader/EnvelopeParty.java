package weft.edi.reader;

/**
 * Sender or receiver as UNB names it (S002, S003), or ISA (ISA05 to ISA08): identification and code
 * qualifier, "" if none.
 */
public record EnvelopeParty(String id, String qualifier) {}
