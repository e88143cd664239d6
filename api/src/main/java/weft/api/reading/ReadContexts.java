package weft.api.reading;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import weft.api.problem.Problem;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.database.PartyReads;
import weft.event.Deadline;
import weft.history.Positions;
import weft.language.Text;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.rows.Moment;
import weft.projections.rows.ParkedStream;

/**
 * Converts a caller and its parameters to a read of the views, and runs it with the row policies of
 * that scope.
 */
@Component
public class ReadContexts {
  /** The party code for reads of the operator and its audit trail, which belong to no party. */
  private static final PartyCode HUB = new PartyCode("WEFT");

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** Longer for writes, because a refused write costs the caller more than a refused read. */
  private static final Duration PATIENCE_OF_WRITES = Duration.ofSeconds(3);

  private final PartyReads reads;
  private final Positions positions;

  public ReadContexts(PartyReads reads, Positions positions) {
    this.reads = reads;
    this.positions = positions;
  }

  /**
   * A read on one side of a partnership: the requested side if the caller has it, otherwise its
   * default side. An auditor reads what it was granted, whatever the side.
   */
  public ReadContext bySide(Caller caller, @Nullable String as, @Nullable Instant asOf) {
    return at(sideScope(caller, as), asOf);
  }

  /**
   * A read of rows kept per viewer: interchanges, partners. The operator sees all, an auditor what
   * it was granted.
   */
  public ReadContext asViewer(Caller caller, @Nullable Instant asOf) {
    return at(viewerScope(caller), asOf);
  }

  /** A read of rows that a party owns or has a grant for; 403 for the operator, who has none. */
  public ReadContext asOwner(Caller caller, @Nullable Instant asOf) {
    PartyCode party = caller.requireParty();
    return at(caller.is(Role.AUDITOR) ? PartyScope.auditor(party) : PartyScope.viewer(party), asOf);
  }

  public PartyScope sideScope(Caller caller, @Nullable String as) {
    if (caller.is(Role.AUDITOR)) return PartyScope.auditor(caller.requireParty());
    Side side = as == null ? caller.defaultSide() : side(as);
    if (side == null || !caller.sides().contains(side)) {
      throw Problem.of(
              HttpStatus.FORBIDDEN,
              "side-missing",
              new Text("Your company has no partnership on this side.", "贵公司没有以该身份建立的 EDI 伙伴协议。"))
          .exception();
    }
    return PartyScope.of(caller.requireParty(), side);
  }

  public PartyScope viewerScope(Caller caller) {
    if (caller.is(Role.OPERATOR)) return PartyScope.operator(HUB);
    if (caller.is(Role.AUDITOR)) return PartyScope.auditor(caller.requireParty());
    return PartyScope.viewer(caller.requireParty());
  }

  public <T> T read(ReadContext reading, BiFunction<JdbcClient, ReadContext, T> queries) {
    return reads.inParty(
        reading.scope(),
        reading.moment().position(),
        reading.asOf(),
        db -> queries.apply(db, reading));
  }

  /**
   * Like {@link #read}, and also returns which streams of the type are behind in the rows that were
   * read.
   *
   * @param type such as {@code DeliverySchedule}
   */
  public <T> ReadResult<T> readAll(
      ReadContext reading, String type, BiFunction<JdbcClient, ReadContext, T> queries) {
    return marked(reading, db -> ParkedStream.ofType(db, reading.scope(), type), queries);
  }

  /**
   * Like {@link #read}, and also returns whether the one stream is behind in the rows that were
   * read.
   */
  public <T> ReadResult<T> readOne(
      ReadContext reading, String stream, BiFunction<JdbcClient, ReadContext, T> queries) {
    return marked(reading, db -> ParkedStream.of(db, reading.scope(), stream), queries);
  }

  private <T> ReadResult<T> marked(
      ReadContext reading,
      Function<JdbcClient, List<ParkedStream>> parked,
      BiFunction<JdbcClient, ReadContext, T> queries) {
    // An event that is parked after this check lies after the reading's position.
    if (!positions.anyParked()) return new ReadResult<>(read(reading, queries), List.of());
    return read(
        reading,
        (db, it) -> {
          List<ParkedStream> behind = parked.apply(db);
          requireSettled(it, behind);
          return new ReadResult<>(queries.apply(db, it), behind);
        });
  }

  /**
   * Whether the reader may read all of these contexts for a party: its own data, or as an auditor
   * by the grants that apply at the moment.
   */
  public boolean mayReadAs(ReadContext reading, PartyCode party, String... contexts) {
    if (reading.scope().role() != PartyScope.Role.AUDITOR)
      return reading.scope().party().equals(party);
    return List.of(contexts).stream().allMatch(it -> granted(reading, it).contains(party.value()));
  }

  /**
   * The parties that let an auditor read the context, as their grants apply at the moment; none for
   * any other reader.
   */
  public Set<String> granted(ReadContext reading, String context) {
    if (reading.scope().role() != PartyScope.Role.AUDITOR) return Set.of();
    return read(reading, (db, it) -> AuditedParties.of(db, it.scope(), context));
  }

  /** Refuses an answer about the past that is not final, because clients may keep it for ever. */
  private void requireSettled(ReadContext reading, List<ParkedStream> parked) {
    Long asked = reading.moment().position();
    if (asked == null) return;
    long first = parked.stream().mapToLong(ParkedStream::fromPosition).min().orElse(Long.MAX_VALUE);
    if (first <= asked) throw notSettled(first - 1);
  }

  /** The limit of a page: 1 to 500, default 50. */
  public static int limit(@Nullable Integer asked) {
    return Math.clamp(requireNonNullElse(asked, 50), 1, 500);
  }

  /**
   * Waits until the views include a position, such as that of the caller's own write; 409 {@code
   * not-settled} after one second.
   */
  public void awaitAtLeast(@Nullable Long position) {
    if (position != null) await(position, PATIENCE);
  }

  /**
   * Waits like {@link #awaitAtLeast} where an event is recorded at the position and reads do not
   * include it yet; its writer may ask for it at once. A position beyond the end needs no wait.
   */
  public void awaitRecorded(long position) {
    if (position > positions.settled() && position <= positions.head()) await(position, PATIENCE);
  }

  /** Waits until reads include a write, at most three seconds; the write is durable in any case. */
  public void settle(long position) {
    if (position > positions.settled())
      positions.awaitSettled(position, Deadline.atMost(PATIENCE_OF_WRITES));
  }

  /**
   * Like {@link #awaitAtLeast}, for a write that depends on everything before it; waits three
   * seconds.
   */
  public void awaitAll() {
    await(positions.head(), PATIENCE_OF_WRITES);
  }

  private void await(long position, Duration patience) {
    if (position <= positions.settled()) return;
    if (!positions.awaitSettled(position, Deadline.atMost(patience)))
      throw notSettled(positions.settled());
  }

  /** A read as of a moment; 409 {@code not-settled} if the moment is in the future. */
  public ReadContext at(PartyScope scope, @Nullable Instant asOf) {
    if (asOf == null) return new ReadContext(scope, Moment.NOW, positions.settled(), null);
    if (asOf.isAfter(positions.certainUntil())) throw notSettled(positions.settled());
    // There is nothing before 1970, and PostgreSQL does not support the year -1000000.
    long position = asOf.isBefore(Instant.EPOCH) ? 0 : positions.positionAt(asOf);
    if (!positions.awaitSettled(position, Deadline.atMost(PATIENCE)))
      throw notSettled(positions.settled());
    return new ReadContext(scope, new Moment(position), position, asOf);
  }

  private RuntimeException notSettled(long position) {
    Instant until = positions.recordedAt(position).orElse(Instant.EPOCH);
    return Problem.of(
            HttpStatus.CONFLICT,
            "not-settled",
            new Text(
                "The data of that moment is not settled yet; it is settled up to " + until + ".",
                "该时刻的数据尚未确定；目前已确定至 " + until + "。"))
        .params(Map.of("settledUpTo", until.toString()))
        .exception();
  }

  /** Parses the side in {@code as}; 400 where it is invalid. */
  static Side side(String as) {
    try {
      return Side.valueOf(as.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Problem.parameter(
          "as", new Text("as is buyer or supplier.", "as 的取值为 buyer 或 supplier。"));
    }
  }
}
