package weft.edi.mapping;

import org.jspecify.annotations.Nullable;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.table.Directory;
import weft.interchange.Fault;
import weft.interchange.Severity;
import weft.party.EdiRules;
import weft.party.EdiRules.CodeTolerance;
import weft.party.EdiRules.Releases;

/**
 * Whether a code that its list does not have is an error, and a release that the hub has not, by
 * the profile of the message's own partnership: an interchange to the hub itself is read before
 * anybody knows whom it concerns.
 */
final class Tolerance {
  private Tolerance() {}

  /**
   * The options under which a message of this partnership is judged. Where nothing is agreed, one
   * that names whose rules it follows beside the directory (UNH 0057: EANCOM and others; the
   * industry behind GS08) is tolerated: the lists of these have codes that the directory's do not.
   *
   * @param rules null where there is no partnership
   */
  static ReaderOptions options(ReaderOptions read, @Nullable EdiRules rules, ReadMessage message) {
    CodeTolerance agreed = rules == null ? null : rules.codes(message.type());
    return read.toleratingCodes(
        agreed == null ? !message.association().isBlank() : agreed == CodeTolerance.TOLERANT);
  }

  /**
   * The message as it would have been judged under these options and rules.
   *
   * @param rules null where there is no partnership
   */
  static ReadMessage judged(
      ReadMessage message, ReaderOptions read, ReaderOptions now, @Nullable EdiRules rules) {
    boolean tolerated = read.toleratesCodes() || !message.association().isBlank();
    boolean sameCodes = tolerated == now.toleratesCodes();
    // read by an earlier directory: where there was none, nothing of its body is known
    boolean nearest =
        (rules == null || rules.releases() != Releases.EXACT)
            && Directory.nearest(message.type(), message.release()) != null;
    if (message.faults().isEmpty() || (sameCodes && !nearest)) return message;
    Severity codes = now.toleratesCodes() ? Severity.NOTE : Severity.ERROR;
    return message.withFaults(
        message.faults().stream()
            .map(
                it ->
                    switch (it.code()) {
                      case CODE_NOT_LISTED -> with(it, codes);
                      case RELEASE_UNKNOWN -> nearest ? with(it, Severity.NOTE) : it;
                      default -> it;
                    })
            .toList());
  }

  private static Fault with(Fault it, Severity severity) {
    return new Fault(
        it.segment(), it.tag(), it.element(), it.code(), severity, it.offset(), it.text());
  }
}
