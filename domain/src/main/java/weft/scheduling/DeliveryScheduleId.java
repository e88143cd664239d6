package weft.scheduling;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.StreamId;
import weft.party.Partnership;
import weft.party.PartyCode;

/**
 * A schedule's business key. Two agreements for one part are two schedules. Two unloading points
 * are two schedules if the partner releases them separately.
 */
public record DeliveryScheduleId(
    PartyCode buyer,
    PartyCode supplier,
    String site,
    String part,
    @Nullable String agreement,
    @Nullable String unloadingPoint) {
  public static final String TYPE = "DeliverySchedule";

  /**
   * Reads {@link #stream()} back.
   *
   * @throws IllegalArgumentException if the stream is not a schedule's
   */
  public static DeliveryScheduleId of(String stream) {
    List<@Nullable String> parts = StreamId.segments(stream, TYPE, 6);
    return new DeliveryScheduleId(
        new PartyCode(StreamId.required(parts, 0)),
        new PartyCode(StreamId.required(parts, 1)),
        StreamId.required(parts, 2),
        StreamId.required(parts, 3),
        parts.get(4),
        parts.get(5));
  }

  public String stream() {
    return StreamId.of(
        TYPE, buyer.value(), supplier.value(), site, part, agreement, unloadingPoint);
  }

  /** Returns whether both are different schedules for the same part, partners and site. */
  public boolean isBeside(DeliveryScheduleId other) {
    return !equals(other)
        && partnership().equals(other.partnership())
        && site.equals(other.site)
        && part.equals(other.part);
  }

  public Partnership partnership() {
    return new Partnership(buyer, supplier);
  }
}
