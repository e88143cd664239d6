package weft.edi.reader.text;

/**
 * Sender or receiver as in UNB (S002, S003) or ISA (ISA05 to ISA08): identification and code
 * qualifier, "" if none. A question mark replaces a NUL, because no name in the hub contains one.
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
