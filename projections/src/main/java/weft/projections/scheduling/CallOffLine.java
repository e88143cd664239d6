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
 * A line of the release in force, with its answer and the change that the release made. This record
 * is the JSON.
 *
 * @param schedule id for URLs
 * @param version of the schedule: the ETag for answers
 * @param change against the release before: {@code same}, {@code added}, {@code more}, {@code
 *     less}, {@code moved}, {@code consumed}, {@code rebucketed}
 * @param state open, committed, short, or changed since it was answered
 * @param answeredAt if the answer was given under the schedule's earlier name, when the schedule
 *     took on its present name
 * @param answeredBy the supplier's user, or its API client, who promised; null if the answer was
 *     given under the schedule's earlier name
 * @param callOff number of the call-off that contains the line; null for a forecast line
 * @param answerOrigins the segments of the supplier's message, one for each promise, or a single
 *     one without a promise; null for an answer by hand
 * @param firstAnswerOrigins likewise for the first promises
 * @param silentUntil when silence becomes acceptance of the line; null if no such time was agreed
 * @param received how much of the line's earlier quantity was received in between, in addition to
 *     the change; null for none
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
