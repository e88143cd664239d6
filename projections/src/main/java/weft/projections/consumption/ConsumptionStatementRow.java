package weft.projections.consumption;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.consumption.ConsumptionAccountId;
import weft.consumption.ConsumptionEvent;
import weft.consumption.ConsumptionEvent.ConsumptionAccepted;
import weft.consumption.ConsumptionEvent.ConsumptionContested;
import weft.consumption.ConsumptionEvent.ConsumptionStated;
import weft.consumption.ConsumptionLine;
import weft.consumption.ConsumptionStatementId;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.party.PartyScope;
import weft.projections.rows.Board;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.Moment;
import weft.projections.rows.Versioned;

/**
 * A consumption statement; holder and owner have a row each.
 *
 * @param owner who sees this row: the holder, or the owner of the goods
 * @param belongsTo the owner of the goods
 * @param number from 1, by holder, owner and site
 * @param since when the previous statement was made; null for the first
 * @param decidedAt when the owner accepted or contested it
 * @param reason why it was contested
 * @param upTo the position up to which it goes
 */
public record ConsumptionStatementRow(
    @JsonIgnore String stream,
    @JsonIgnore String item,
    @JsonProperty("viewer") String owner,
    String holder,
    @JsonProperty("owner") String belongsTo,
    String site,
    int number,
    State state,
    @Nullable Instant since,
    Instant statedAt,
    @Nullable Instant decidedAt,
    @Nullable String reason,
    int lineCount,
    @JsonIgnore List<ConsumptionLine> lines,
    long upTo,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<ConsumptionStatementRow> {
  public static final Board<ConsumptionStatementRow> BOARD =
      Board.ofRows(
              "consumption-statements",
              ConsumptionAccountId.TYPE,
              ConsumptionStatementRow.class,
              Board.Seen.BY_OWNER,
              ConsumptionEvent.class,
              ConsumptionStatementRow::apply)
          .headsInLists("line_count", "lines");

  @JsonProperty("lines")
  public @Nullable List<ConsumptionLine> toldLines() {
    return Board.told(lines, lineCount);
  }

  /** The id of the statement itself. */
  @JsonProperty
  public String id() {
    var account = ConsumptionAccountId.of(stream);
    return StreamId.toUrl(new ConsumptionStatementId(account, number).text());
  }

  /** The id of the account, whose stream contains the statement. */
  @JsonProperty
  public String account() {
    return StreamId.toUrl(stream);
  }

  /** How the owner of the goods has answered. */
  public enum State {
    STATED,
    ACCEPTED,
    CONTESTED
  }

  /** One statement, as the reader sees it. */
  public static Optional<ConsumptionStatementRow> of(
      JdbcClient db, PartyScope scope, ConsumptionStatementId id, Moment moment) {
    return BOARD
        .reads()
        .list(
            db,
            scope,
            List.of(Filter.is("stream", id.account().stream()), Filter.is("number", id.number())),
            List.of(),
            moment,
            1)
        .stream()
        .findFirst();
  }

  /** The account's version; each of its events changes a row. */
  public static long version(JdbcClient db, ConsumptionAccountId account, Moment moment) {
    return db.sql(
            "select coalesce(max(version), 0) from %s t where stream = :stream"
                .formatted(moment.of("consumption_statements", "stream, version")))
        .params(
            moment.position() == null
                ? Map.of("stream", account.stream())
                : Map.of("stream", account.stream(), "position", moment.position()))
        .query(Long.class)
        .single();
  }

  private static void apply(Versioned<String, ConsumptionStatementRow> rows, Recorded recorded) {
    var event = (ConsumptionEvent) recorded.payload();
    var account = event.account();
    for (String viewer : List.of(account.holder().value(), account.owner().value())) {
      String key = Board.key(recorded.stream(), item(viewer, event.number()));
      ConsumptionStatementRow before = rows.get(key);
      ConsumptionStatementRow after =
          switch (event) {
            case ConsumptionStated it -> {
              String previous = Board.key(recorded.stream(), item(viewer, it.number() - 1));
              yield stated(it, viewer, rows.get(previous), recorded);
            }
            case ConsumptionAccepted _ ->
                before == null ? null : before.decided(State.ACCEPTED, null, recorded);
            case ConsumptionContested it ->
                before == null ? null : before.decided(State.CONTESTED, it.reason(), recorded);
          };
      if (after != null) rows.put(after);
    }
  }

  /** The item of a viewer's row for the statement. */
  public static String item(String viewer, int number) {
    return StreamId.of(viewer, "%08d".formatted(number));
  }

  private static ConsumptionStatementRow stated(
      ConsumptionStated it,
      String viewer,
      @Nullable ConsumptionStatementRow previous,
      Recorded recorded) {
    return new ConsumptionStatementRow(
        recorded.stream(),
        item(viewer, it.number()),
        viewer,
        it.account().holder().value(),
        it.account().owner().value(),
        it.account().site(),
        it.number(),
        State.STATED,
        previous == null ? null : previous.statedAt(),
        recorded.recordedAt(),
        null,
        null,
        it.lines().size(),
        it.lines(),
        it.upTo(),
        recorded.sequence() + 1,
        recorded.position());
  }

  private ConsumptionStatementRow decided(State now, @Nullable String why, Recorded recorded) {
    return new ConsumptionStatementRow(
        stream,
        item,
        owner,
        holder,
        belongsTo,
        site,
        number,
        now,
        since,
        statedAt,
        recorded.recordedAt(),
        why,
        lineCount,
        lines,
        upTo,
        recorded.sequence() + 1,
        recorded.position());
  }
}
