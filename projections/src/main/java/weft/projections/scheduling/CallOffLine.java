package weft.projections.scheduling;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.projections.rows.Origin;
import weft.projections.rows.StoredJson;
import weft.promise.Promise;
import weft.promise.Reason;

/**
 * A line of the release in force, with its answer and what the release changed. This record is the
 * JSON.
 *
 * @param schedule id for URLs
 * @param version of the schedule: the ETag for answers
 * @param change against the release before: {@code same}, {@code added}, {@code more}, {@code
 *     less}, {@code moved}, {@code consumed}, {@code rebucketed}
 * @param state open, committed, short, or changed since it was answered
 * @param answeredAt of an answer that was given while the schedule was called otherwise, when it
 *     went on under this name
 * @param answeredBy the supplier's user, or its API client, who promised; null where the schedule
 *     was called otherwise then
 * @param callOff number of the call-off the line comes from; null where it is the forecast's
 * @param answerOrigins where the supplier's message says so, one for each promise, or where nothing
 *     is promised the one of that; null where it was answered by hand
 * @param firstAnswerOrigins the same of the first promises
 * @param silentUntil from when on it counts as accepted where nobody answered; null where no such
 *     time was agreed upon
 * @param received how much of the line as it was before was received in between, beside what the
 *     change says; null where nothing was
 */
public record CallOffLine(
    String schedule,
    String buyer,
    String supplier,
    String site,
    String part,
    @Nullable String description,
    @Nullable String agreement,
    @Nullable String unloadingPoint,
    String release,
    long version,
    LocalDate due,
    int ordinal,
    @Nullable String time,
    String dateKind,
    String bucket,
    String firmness,
    BigDecimal quantity,
    String unit,
    @Nullable BigDecimal cumulative,
    String change,
    @Nullable BigDecimal previousQuantity,
    @Nullable LocalDate movedFrom,
    boolean withinFirmHorizon,
    String state,
    StoredJson<List<Promise>> promises,
    @Nullable StoredJson<List<Promise>> firstPromises,
    @Nullable BigDecimal shortfall,
    @Nullable StoredJson<Reason> reason,
    @Nullable Instant answeredAt,
    Origin origin,
    @Nullable String callOff,
    @Nullable String answeredBy,
    @Nullable StoredJson<List<Origin>> answerOrigins,
    @Nullable StoredJson<List<Origin>> firstAnswerOrigins,
    @Nullable Instant silentUntil,
    @Nullable BigDecimal received) {}
