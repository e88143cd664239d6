package weft.edi.reader.text;

/**
 * Sender or receiver as UNB names it (S002, S003), or ISA (ISA05 to ISA08): identification and code
 * qualifier, "" if none. A NUL is a question mark in both, since no name in the hub has one.
 */
public record EnvelopeParty(String id, String qualifier) {
  public EnvelopeParty {
    id = withoutNul(id);
    qualifier = withoutNul(qualifier);
  }

  static String withoutNul(String text) {
    return text.replace('\0', '?');
  }
}
