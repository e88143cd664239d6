package weft.opening;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.StreamId;
import weft.party.PartyCode;
import weft.scheduling.DeliveryScheduleId;

/**
 * The key of opening cumulatives. Each delivery schedule has at most one, with the same segments.
 */
public final class OpeningId {
  public static final String TYPE = "OpeningCumulatives";

  private OpeningId() {}

  /** Returns the stream of a schedule's opening. */
  public static String stream(DeliveryScheduleId of) {
    return StreamId.of(
        TYPE,
        of.buyer().value(),
        of.supplier().value(),
        of.site(),
        of.part(),
        of.agreement(),
        of.unloadingPoint());
  }

  /**
   * Returns the schedule to which the stream of an opening belongs.
   *
   * @throws IllegalArgumentException if the text is not the id of an opening
   */
  public static DeliveryScheduleId schedule(String stream) {
    List<@Nullable String> parts = StreamId.segments(stream, TYPE, 6);
    return new DeliveryScheduleId(
        new PartyCode(StreamId.required(parts, 0)),
        new PartyCode(StreamId.required(parts, 1)),
        StreamId.required(parts, 2),
        StreamId.required(parts, 3),
        parts.get(4),
        parts.get(5));
  }

  /**
   * Returns the schedule from its own id or from the id of its opening.
   *
   * @throws IllegalArgumentException if the text is neither
   */
  public static DeliveryScheduleId ofEither(String stream) {
    return stream.startsWith(DeliveryScheduleId.TYPE + ":")
        ? DeliveryScheduleId.of(stream)
        : schedule(stream);
  }
}
