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
 * Applies a partnership's profile to unlisted codes and unknown releases. This happens after
 * reading, because the partners of an interchange to the hub itself are not known before.
 */
final class Tolerance {
  private Tolerance() {}

  /**
   * The options for a message of this partnership. Without an agreement, unlisted codes are
   * tolerated in a message that names an association (UNH 0057: EANCOM and others; the industry in
   * GS08), because the association's lists have codes that the directory's lack.
   *
   * @param rules null if there is no partnership
   */
  static ReaderOptions options(ReaderOptions read, @Nullable EdiRules rules, ReadMessage message) {
    CodeTolerance agreed = rules == null ? null : rules.codes(message.type());
    return read.toleratingCodes(
        agreed == null ? !message.association().isBlank() : agreed == CodeTolerance.TOLERANT);
  }

  /**
   * The message with the severities that these options and rules give its faults.
   *
   * @param rules null if there is no partnership
   */
  static ReadMessage judged(
      ReadMessage message, ReaderOptions read, ReaderOptions now, @Nullable EdiRules rules) {
    boolean tolerated = read.toleratesCodes() || !message.association().isBlank();
    boolean sameCodes = tolerated == now.toleratesCodes();
    // the release is tolerated only if an earlier directory was there to read the body
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
