package weft.api.consumption;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.consumption.ConsumptionLine;
import weft.projections.consumption.ConsumptionStatementRow;
import weft.projections.consumption.ConsumptionStatementRow.State;

/**
 * A consumption statement. This record is the JSON.
 *
 * @param account id of its account, whose history contains it
 * @param number of the statement in its account, from 1
 * @param since when the previous statement was made; null for the first
 * @param lineCount number of lines
 * @param lines omitted in lists
 * @param version of the account, for {@code If-Match}; omitted in lists
 */
public record StatementItem(
    String id,
    String account,
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
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long version) {
  static StatementItem listed(ConsumptionStatementRow it) {
    return of(it, null, null);
  }

  static StatementItem whole(ConsumptionStatementRow it, long version) {
    return of(it, it.lines(), version);
  }

  private static StatementItem of(
      ConsumptionStatementRow it, @Nullable List<ConsumptionLine> lines, @Nullable Long version) {
    return new StatementItem(
        it.id(),
        it.account(),
        it.number(),
        it.holder(),
        it.belongsTo(),
        it.site(),
        it.state(),
        it.since(),
        it.statedAt(),
        it.decidedAt(),
        it.reason(),
        it.lineCount(),
        lines,
        version);
  }
}
