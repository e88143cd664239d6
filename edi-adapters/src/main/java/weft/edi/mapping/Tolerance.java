package weft.edi.mapping;

import weft.edi.reader.ReadMessage;
import weft.edi.reader.ReaderOptions;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.party.EdiRules;
import weft.party.EdiRules.CodeTolerance;

/**
 * Whether a code that its list does not have is an error, by the profile of the message's own
 * partnership: an interchange to the hub itself is read before anybody knows whom it concerns.
 */
final class Tolerance {
  private Tolerance() {}

  /** The options under which this partnership's messages of a type are judged. */
  static ReaderOptions options(ReaderOptions read, EdiRules rules, String type) {
    return read.toleratingCodes(rules.codes(type) == CodeTolerance.TOLERANT);
  }

  /** The message as it would have been judged under these options. */
  static ReadMessage judged(ReadMessage message, ReaderOptions read, ReaderOptions now) {
    if (read.toleratesCodes() == now.toleratesCodes()) return message;
    Severity severity = now.toleratesCodes() ? Severity.NOTE : Severity.ERROR;
    return message.withFaults(
        message.faults().stream()
            .map(it -> it.code() == FaultCode.CODE_NOT_LISTED ? with(it, severity) : it)
            .toList());
  }

  private static Fault with(Fault it, Severity severity) {
    return new Fault(
        it.segment(), it.tag(), it.element(), it.code(), severity, it.offset(), it.text());
  }
}
