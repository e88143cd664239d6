package weft.api.consumption;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.consumption.ConsumptionLine;
import weft.event.StreamId;
import weft.projections.consumption.ConsumptionStatementRow;
import weft.projections.consumption.ConsumptionStatementRow.State;

/**
 * A consumption statement. This record is the JSON.
 *
 * @param id of its account
 * @param number of the statement in its account, from 1
 * @param since when the statement before was made; null of the first
 * @param lineCount so many lines it has
 * @param lines left out of lists
 * @param version of the account, for {@code If-Match}
 */
public record StatementItem(
    String id,
    int number,
    String holder,
    String owner,
    String site,
    State state,
    @Nullable Instant since,
    Instant statedAt,
    @Nullable Instant decidedAt,
    @Nullable String reason,
    int lineCount,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ConsumptionLine> lines,
    long version) {
  static StatementItem listed(ConsumptionStatementRow it) {
    return of(it, false);
  }

  static StatementItem whole(ConsumptionStatementRow it) {
    return of(it, true);
  }

  private static StatementItem of(ConsumptionStatementRow it, boolean whole) {
    return new StatementItem(
        StreamId.toUrl(it.stream()),
        it.number(),
        it.holder(),
        it.belongsTo(),
        it.site(),
        it.state(),
        it.since(),
        it.statedAt(),
        it.decidedAt(),
        it.reason(),
        it.lines().size(),
        whole ? it.lines() : null,
        it.version());
  }
}
