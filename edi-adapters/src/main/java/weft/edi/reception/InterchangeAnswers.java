package weft.edi.reception;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import weft.edi.InterchangeResult;
import weft.edi.reader.text.Envelope;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Interchange;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeOutcome;
import weft.interchange.Severity;
import weft.language.Text;

/** Formats an interchange's state as the answer. */
final class InterchangeAnswers {
  private InterchangeAnswers() {}

  static InterchangeResult of(
      Interchange filed,
      String sha256,
      String id,
      InterchangeReceived first,
      boolean acknowledged) {
    if (!first.sha256().equals(sha256)) return reused(id, first);
    return new InterchangeResult(
        first.id(),
        !first.id().equals(id),
        first.key().sender(),
        first.key().receiver(),
        first.key().reference(),
        requireNonNullElse(filed.outcome(), InterchangeOutcome.PENDING),
        filed.results(),
        first.faults(),
        acknowledged ? "/api/v1/edi/interchanges/" + first.id() + "/acknowledgement" : null,
        null,
        null);
  }

  /** Reports that the reference belongs to another interchange. */
  static Fault reused(InterchangeReceived first) {
    var text =
        new Text(
            "Reference "
                + first.key().reference()
                + " was used before for other content; this interchange is kept and not applied.",
            "参考号 " + first.key().reference() + " 此前已用于不同内容；该 EDI 文件已保存但未处理。");
    Envelope.Place place = Envelope.referencePlace(String.valueOf(first.syntax()));
    return new Fault(
        1, place.tag(), place.element(), FaultCode.REFERENCE_REUSED, Severity.ERROR, 0, text);
  }

  private static InterchangeResult reused(String id, InterchangeReceived first) {
    return new InterchangeResult(
        id,
        false,
        first.key().sender(),
        first.key().receiver(),
        first.key().reference(),
        InterchangeOutcome.REJECTED,
        List.of(),
        List.of(reused(first)),
        null,
        null,
        null);
  }
}
