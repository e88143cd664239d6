package weft.projections.scheduling;

import org.jspecify.annotations.Nullable;
import weft.projections.rows.Versioned;
import weft.scheduling.DeliveryScheduleId;

/**
 * A schedule on the board: table {@code delivery_schedule}.
 *
 * @param successor the stream of the schedule that continues or replaces it; null while it is in
 *     force
 * @param replaced true if the successor is a new schedule, so that cumulatives ended with this one
 */
record ScheduleRow(
    long scheduleNo,
    String schedule,
    String buyer,
    String supplier,
    String site,
    String part,
    @Nullable String agreement,
    @Nullable String unloadingPoint,
    @Nullable String description,
    String unit,
    long version,
    long releasePosition,
    @Nullable Long previousReleasePosition,
    long fromPosition,
    @Nullable String successor,
    boolean replaced)
    implements Versioned.Row<ScheduleRow> {

  ScheduleRow at(long position, long newVersion) {
    return new ScheduleRow(
        scheduleNo,
        schedule,
        buyer,
        supplier,
        site,
        part,
        agreement,
        unloadingPoint,
        description,
        unit,
        newVersion,
        releasePosition,
        previousReleasePosition,
        position,
        successor,
        replaced);
  }

  ScheduleRow succeeded(DeliveryScheduleId by, boolean inItsPlace, long position) {
    return new ScheduleRow(
        scheduleNo,
        schedule,
        buyer,
        supplier,
        site,
        part,
        agreement,
        unloadingPoint,
        description,
        unit,
        version,
        releasePosition,
        previousReleasePosition,
        position,
        by.stream(),
        inItsPlace);
  }

  @Override
  public boolean saysTheSameAs(ScheduleRow other) {
    return equals(other.at(fromPosition, other.version));
  }
}
