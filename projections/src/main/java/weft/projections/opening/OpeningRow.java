package weft.projections.opening;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.balance.SignedOpening;
import weft.event.Provenance.Actor;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.opening.OpeningEvent;
import weft.opening.OpeningEvent.OpeningProposed;
import weft.opening.OpeningEvent.OpeningRefused;
import weft.opening.OpeningEvent.OpeningSigned;
import weft.opening.OpeningEvent.OpeningWithdrawn;
import weft.opening.OpeningId;
import weft.opening.OpeningTerms;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.rows.Board;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.Moment;
import weft.scheduling.DeliveryScheduleId;

/**
 * Opening cumulatives of a delivery schedule, as both partners see them.
 *
 * @param part the schedule's number, which is the buyer's
 * @param waitsFor the side that must answer the open proposal; null if none is open
 * @param proposal the open one
 * @param signed the one in force
 * @param earlier the ended ones, the newest 20 first; older ones are only in the history
 */
public record OpeningRow(
    @JsonIgnore String stream,
    String buyer,
    String supplier,
    String site,
    String part,
    @Nullable String agreement,
    @Nullable String unloadingPoint,
    State state,
    @Nullable Side waitsFor,
    @Nullable Proposal proposal,
    @Nullable Signed signed,
    List<Earlier> earlier,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<OpeningRow> {
  public static final Board<OpeningRow> BOARD =
      Board.ofOneRow(
          "opening-cumulatives",
          OpeningId.TYPE,
          OpeningRow.class,
          Board.Seen.BY_SIDES,
          OpeningEvent.class,
          OpeningRow::after);

  private static final int EARLIER = 20;
  private static final int MOST = 100_000;

  /** How far the two sides have come. */
  public enum State {
    /** A proposal waits for an answer, with or without an opening in force. */
    PROPOSED,
    /** Both sides have signed, and no proposal is open. */
    SIGNED,
    /** No proposal is open and no opening is in force: it was refused or withdrawn. */
    CLOSED
  }

  /**
   * A proposal of one side.
   *
   * @param number from 1; a signature refers to it
   * @param who the user or client that proposed
   * @param answers the number of the other side's proposal that this one answers
   * @param reason why that proposal was not signed
   */
  public record Proposal(
      int number,
      Side by,
      OpeningTerms terms,
      Instant at,
      @Nullable String who,
      @Nullable Integer answers,
      @Nullable String reason) {}

  /**
   * An opening that both sides signed; the proposing side signs by its proposal.
   *
   * @param by the side that signed last
   * @param position of the event of its signature
   */
  public record Signed(
      Proposal proposal, Side by, Instant at, @Nullable String who, long position) {}

  /**
   * A proposal, or an opening, that has ended.
   *
   * @param by the side that ended it
   * @param reason of a refusal or a counter-proposal
   */
  public record Earlier(Proposal proposal, End end, Side by, Instant at, @Nullable String reason) {}

  /** How a proposal ended. */
  public enum End {
    /** Its own side proposed other numbers. */
    REPLACED,
    /** The other side proposed other numbers. */
    COUNTERED,
    REFUSED,
    WITHDRAWN,
    /** It was signed and in force until another one was signed. */
    SUPERSEDED
  }

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  /** The schedule's id, as in call-offs. */
  @JsonProperty
  public String schedule() {
    return StreamId.toUrl(OpeningId.schedule(stream).stream());
  }

  /** The opening in force for a schedule at the moment; null if there is none. */
  public static @Nullable SignedOpening signed(
      JdbcClient db, PartyScope scope, String schedule, Moment moment) {
    String stream = OpeningId.stream(DeliveryScheduleId.of(schedule));
    OpeningRow row = BOARD.reads().one(db, scope, stream, moment).orElse(null);
    Signed it = row == null ? null : row.signed;
    return it == null
        ? null
        : new SignedOpening(it.position(), it.at(), it.by(), it.proposal().terms());
  }

  /**
   * The openings in force, by the streams of their schedules.
   *
   * @param parts by the buyers' numbers; null for all parts
   */
  public static Map<String, SignedOpening> signed(
      JdbcClient db, PartyScope scope, @Nullable Collection<String> parts, Moment moment) {
    List<Filter> filters = new ArrayList<>();
    filters.add(new Filter("t.signed is not null and t.state <> :none", "none", ""));
    if (parts != null)
      filters.add(new Filter("t.part = any(:parts)", "parts", parts.toArray(String[]::new)));
    Map<String, SignedOpening> all = new HashMap<>();
    for (OpeningRow it : BOARD.reads().list(db, scope, filters, List.of(), moment, MOST)) {
      Signed in = it.signed;
      if (in != null)
        all.put(
            new DeliveryScheduleId(
                    new PartyCode(it.buyer),
                    new PartyCode(it.supplier),
                    it.site,
                    it.part,
                    it.agreement,
                    it.unloadingPoint)
                .stream(),
            new SignedOpening(in.position(), in.at(), in.by(), in.proposal().terms()));
    }
    return all;
  }

  private static @Nullable OpeningRow after(@Nullable OpeningRow before, Recorded recorded) {
    return switch ((OpeningEvent) recorded.payload()) {
      case OpeningProposed it ->
          (before == null ? first(it, recorded) : before).proposed(it, recorded);
      case OpeningSigned it -> before == null ? null : before.signed(it, recorded);
      case OpeningRefused it ->
          before == null ? null : before.over(End.REFUSED, it, it.reason(), recorded);
      case OpeningWithdrawn it ->
          before == null ? null : before.over(End.WITHDRAWN, it, null, recorded);
    };
  }

  private static OpeningRow first(OpeningProposed it, Recorded recorded) {
    DeliveryScheduleId schedule = it.schedule();
    return new OpeningRow(
        recorded.stream(),
        schedule.buyer().value(),
        schedule.supplier().value(),
        schedule.site(),
        schedule.part(),
        schedule.agreement(),
        schedule.unloadingPoint(),
        State.CLOSED,
        null,
        null,
        null,
        List.of(),
        0,
        recorded.position());
  }

  private OpeningRow proposed(OpeningProposed it, Recorded recorded) {
    var next =
        new Proposal(
            it.number(),
            it.by(),
            it.terms(),
            recorded.recordedAt(),
            who(recorded),
            it.answers(),
            it.reason());
    End end = it.answers() == null ? End.REPLACED : End.COUNTERED;
    return with(
        next,
        signed,
        proposal == null ? earlier : ended(proposal, end, it, it.reason(), recorded),
        recorded);
  }

  private @Nullable OpeningRow signed(OpeningSigned it, Recorded recorded) {
    if (proposal == null) return this;
    var next =
        new Signed(proposal, it.by(), recorded.recordedAt(), who(recorded), recorded.position());
    return with(
        null,
        next,
        signed == null ? earlier : ended(signed.proposal(), End.SUPERSEDED, it, null, recorded),
        recorded);
  }

  private OpeningRow over(End end, OpeningEvent it, @Nullable String reason, Recorded recorded) {
    if (proposal == null) return this;
    return with(null, signed, ended(proposal, end, it, reason, recorded), recorded);
  }

  private List<Earlier> ended(
      Proposal which, End end, OpeningEvent by, @Nullable String reason, Recorded recorded) {
    List<Earlier> all = new ArrayList<>(earlier);
    all.addFirst(new Earlier(which, end, by.by(), recorded.recordedAt(), reason));
    return List.copyOf(all.subList(0, Math.min(EARLIER, all.size())));
  }

  private static @Nullable String who(Recorded recorded) {
    Actor actor = recorded.provenance().actor();
    return actor.user() == null ? actor.client() : actor.user();
  }

  private OpeningRow with(
      @Nullable Proposal open, @Nullable Signed inForce, List<Earlier> over, Recorded recorded) {
    State next = inForce == null ? State.CLOSED : State.SIGNED;
    return new OpeningRow(
        stream,
        buyer,
        supplier,
        site,
        part,
        agreement,
        unloadingPoint,
        open == null ? next : State.PROPOSED,
        open == null ? null : other(open.by()),
        open,
        inForce,
        over,
        recorded.sequence() + 1,
        recorded.position());
  }

  private static Side other(Side it) {
    return it == Side.BUYER ? Side.SUPPLIER : Side.BUYER;
  }
}
