package weft.projections.interchange;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.interchange.Fault;
import weft.interchange.MessageResult;

/**
 * A message of an interchange, as one viewer may see it: table {@code interchange_message}.
 *
 * @param id of the interchange
 * @param place among the messages that the viewer sees, from 1; {@link #ENVELOPE} holds the faults
 *     of the envelope
 * @param number of the message in the interchange, the same for all viewers; {@link #ENVELOPE} for
 *     the envelope
 * @param outcome null for the envelope
 * @param errorCount the number of faults that prevent its application
 * @param noteCount the number of faults that do not
 */
public record InterchangeMessageRow(
    String viewer,
    String id,
    int place,
    int number,
    String owner,
    String type,
    String release,
    String reference,
    MessageResult.@Nullable Outcome outcome,
    int errorCount,
    int noteCount,
    List<Fault> faults,
    long fromPosition)
    implements OfInterchange {
  /** The place of faults in the envelope instead of in a message. */
  public static final int ENVELOPE = 0;

  static InterchangeMessageRow of(
      InterchangeRow seen, int place, int number, MessageResult result, long position) {
    return new InterchangeMessageRow(
        seen.viewer(),
        seen.id(),
        place,
        number,
        seen.owner(),
        result.type(),
        result.release(),
        result.reference(),
        result.outcome(),
        errors(result.faults()),
        result.faults().size() - errors(result.faults()),
        result.faults(),
        position);
  }

  static InterchangeMessageRow envelope(InterchangeRow seen, List<Fault> faults, long position) {
    return new InterchangeMessageRow(
        seen.viewer(),
        seen.id(),
        ENVELOPE,
        ENVELOPE,
        seen.owner(),
        "",
        "",
        "",
        null,
        errors(faults),
        faults.size() - errors(faults),
        faults,
        position);
  }

  private static int errors(List<Fault> faults) {
    return (int) faults.stream().filter(Fault::forbids).count();
  }

  public boolean isEnvelope() {
    return place == ENVELOPE;
  }

  /** The message's result; throws {@link IllegalStateException} for the envelope. */
  public MessageResult result() {
    if (outcome == null) throw new IllegalStateException("No message: " + id + " " + place);
    return new MessageResult(type, release, reference, outcome, faults);
  }

  @Override
  public Key key() {
    return new Key(viewer, id, number);
  }

  @Override
  public boolean saysTheSameAs(OfInterchange other) {
    return other instanceof InterchangeMessageRow it
        && outcome == it.outcome
        && reference.equals(it.reference)
        && type.equals(it.type)
        && release.equals(it.release)
        && faults.equals(it.faults);
  }
}
