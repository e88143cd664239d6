package weft.api.edi;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.problem.Problem;
import weft.api.reading.Cursor;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.ReadResult;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.edi.outbox.Outgoing;
import weft.edi.outbox.OutgoingRow;
import weft.interchange.InterchangeKey;
import weft.interchange.InterchangeOutcome;
import weft.language.Text;
import weft.party.Side;
import weft.projections.document.ConcernedInterchanges;
import weft.projections.interchange.Interchanges;
import weft.projections.party.DirectoryView;
import weft.projections.rows.RowsWithin;

/**
 * Lists all incoming and outgoing interchanges that the caller may see, together, with their
 * states.
 */
@RestController
@RequestMapping("/api/v1/edi/interchanges")
class InterchangeMonitor {
  private static final int NEWEST = 10_000;
  private static final int CONCERNED = 1_000;
  private static final String LIST = "interchanges";
  private final ReadContexts readings;
  private final DirectoryView directory;

  InterchangeMonitor(ReadContexts readings, DirectoryView directory) {
    this.readings = readings;
    this.directory = directory;
  }

  /**
   * Narrows the list; a component that is absent does not narrow.
   *
   * @param direction {@code in}: sent to the hub, {@code out}: written by it
   * @param outcome outcome of incoming ones, or delivery state of outgoing ones
   * @param partner the sender, the receiver, or a party that a message concerns
   * @param type a prefix of a message type, such as {@code DELFOR} or {@code ORD}
   * @param reference a part of the control reference
   * @param inAnswerTo the interchange that an outgoing one answers
   * @param part a part number: the newest 1,000 interchanges that name it, and their answers
   * @param order the number of an order or agreement: likewise
   * @param since the first day on which it came or was written, in UTC
   * @param until the last one
   */
  record Asked(
      @Nullable String direction,
      @Nullable String outcome,
      @Nullable String partner,
      @Nullable String type,
      @Nullable String reference,
      @Nullable String inAnswerTo,
      @Nullable String part,
      @Nullable String order,
      @Parameter(description = "Only interchanges received or written on this day (UTC) or later.")
          @Nullable LocalDate since,
      @Parameter(description = "Only interchanges received or written on this day or earlier.")
          @Nullable LocalDate until) {
    private static final Set<String> OUTCOMES =
        Stream.concat(
                Arrays.stream(InterchangeOutcome.values())
                    .map(it -> it.name().toLowerCase(Locale.ROOT)),
                Outgoing.STANDINGS.stream())
            .collect(toUnmodifiableSet());

    void check(@Nullable Instant asOf) {
      if ("out".equals(direction) && asOf != null)
        throw Problem.parameter(
            "asOf",
            new Text("The state of deliveries is not kept for past moments.", "不保留发送状态的历史。"));
      if (direction != null && !direction.equals("in") && !direction.equals("out"))
        throw Problem.parameter(
            "direction", new Text("direction is in or out.", "direction 的取值为 in 或 out。"));
      if (outcome != null && !OUTCOMES.contains(outcome)) throw Problem.parameter("outcome");
    }

    boolean in() {
      return !"out".equals(direction) && inAnswerTo == null;
    }

    boolean out(@Nullable Instant asOf) {
      return !"in".equals(direction) && asOf == null;
    }

    Interchanges.Filter incoming(@Nullable List<String> concerned) {
      return new Interchanges.Filter(outcome, partner, type, reference, since, until, concerned);
    }

    Outgoing.Filter outgoing(@Nullable List<String> concerned) {
      return new Outgoing.Filter(
          outcome, partner, type, reference, since, until, inAnswerTo, concerned);
    }
  }

  /**
   * The interchanges that name the requested part and order, on all sides of the caller, and for
   * the operator all; null where neither was requested.
   */
  private @Nullable List<String> concerned(Caller caller, Asked asked, @Nullable Instant asOf) {
    if (asked.part() == null && asked.order() == null) return null;
    if (caller.is(Role.OPERATOR)) return concerned(readings.asViewer(caller, asOf), asked);
    // answers 403 to a caller without a side
    if (caller.is(Role.AUDITOR) || caller.sides().isEmpty())
      return concerned(readings.bySide(caller, null, asOf), asked);
    List<String> ids = new ArrayList<>();
    for (Side side : Side.values())
      if (caller.sides().contains(side))
        ids.addAll(concerned(readings.bySide(caller, side.name(), asOf), asked));
    return ids;
  }

  private List<String> concerned(ReadContext reading, Asked asked) {
    String part = asked.part();
    String order = asked.order();
    return readings.read(
        reading,
        (db, it) -> {
          List<String> ids =
              part == null
                  ? ConcernedInterchanges.byOrder(
                      db, it.scope(), String.valueOf(order), it.moment(), CONCERNED)
                  : ConcernedInterchanges.byPart(db, it.scope(), part, it.moment(), CONCERNED);
          if (part == null || order == null) return ids;
          return ids.stream()
              .filter(
                  Set.copyOf(
                          ConcernedInterchanges.byOrder(
                              db, it.scope(), order, it.moment(), CONCERNED))
                      ::contains)
              .toList();
        });
  }

  /** A row of either kind, and the positions to continue both lists from after it. */
  private record Read(InterchangeItem item, long incoming, long outgoing) {}

  /**
   * Lists, newest first, interchanges that the caller sent, those with messages that concern the
   * caller, and those that the hub wrote for or to the caller. Deliveries are not part of the
   * history, so a read of a past moment shows incoming interchanges only.
   */
  @Operation(
      operationId = "listInterchanges",
      summary =
          "Lists interchanges that the caller sent or that concern the caller, and their answers,"
              + " newest first.")
  @GetMapping
  ResponseEntity<Page<InterchangeItem>> list(
      Caller caller,
      @ParameterObject Asked asked,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Instant asOf) {
    asked.check(asOf);
    ReadContext reading = readings.asViewer(caller, asOf);
    List<String> concerned = concerned(caller, asked, asOf);
    int size = ReadContexts.limit(limit);
    Cursor place = Cursor.read(cursor, LIST, 2, reading.scope());
    long inBefore = place == null ? Long.MAX_VALUE : place.number(0);
    long outBefore = place == null ? Long.MAX_VALUE : place.number(1);
    List<OutgoingRow> outgoing = new ArrayList<>();
    ReadResult<RowsWithin<Interchanges.Listed>> read =
        readings.readAll(
            reading,
            InterchangeKey.TYPE,
            (db, it) -> {
              if (asked.out(asOf))
                outgoing.addAll(
                    Outgoing.list(db, it.scope(), asked.outgoing(concerned), outBefore, size + 1));
              return asked.in()
                  ? Interchanges.list(
                      db,
                      it.scope(),
                      asked.incoming(concerned),
                      inBefore,
                      it.moment(),
                      size + 1,
                      Page.MOST_BYTES)
                  : new RowsWithin<>(List.of(), true);
            });
    var paused = PausedReceivers.of(outgoing, directory);
    List<Read> sent =
        outgoing.stream()
            .map(it -> new Read(InterchangeItem.of(it, paused), inBefore, it.number()))
            .toList();
    return Page.within(
        read.map(it -> it.with(throughBoth(merged(it, outBefore, sent, size + 1)))),
        size,
        Read::item,
        it -> Cursor.at(LIST, it.incoming(), it.outgoing()),
        reading);
  }

  /**
   * Merges both kinds, newest first. Where the read of incoming ones stopped early, outgoing ones
   * older than the last of them are left to a later page.
   */
  private static List<Read> merged(
      RowsWithin<Interchanges.Listed> came, long outBefore, List<Read> sent, int limit) {
    List<Read> rows = new ArrayList<>();
    for (Interchanges.Listed it : came.rows())
      rows.add(new Read(InterchangeItem.of(it), it.interchangeNo(), outBefore));
    Instant since = came.all() ? Instant.MIN : rows.getLast().item().receivedAt();
    sent.stream().filter(it -> !it.item().receivedAt().isBefore(since)).forEach(rows::add);
    rows.sort(Comparator.comparing((Read it) -> it.item().receivedAt()).reversed());
    return rows.subList(0, Math.min(rows.size(), limit));
  }

  /** Gives each row the lowest number of either kind up to it, for the cursor. */
  private static List<Read> throughBoth(List<Read> rows) {
    List<Read> told = new ArrayList<>();
    long incoming = Long.MAX_VALUE;
    long outgoing = Long.MAX_VALUE;
    for (Read it : rows) {
      incoming = Math.min(incoming, it.incoming());
      outgoing = Math.min(outgoing, it.outgoing());
      told.add(new Read(it.item(), incoming, outgoing));
    }
    return told;
  }

  /**
   * Counts the newest interchanges of each kind by state.
   *
   * @param newest the number of each kind that were examined at most
   * @param incoming by outcome
   * @param outgoing by delivery state
   */
  record Counts(int newest, Map<String, Integer> incoming, Map<String, Integer> outgoing) {}

  @Operation(
      operationId = "countInterchanges",
      summary = "Counts the newest 10,000 of each kind by state.")
  @GetMapping("/counts")
  Counts counts(
      Caller caller,
      @ParameterObject Asked asked,
      @RequestParam(required = false) @Nullable Instant asOf) {
    asked.check(asOf);
    List<String> concerned = concerned(caller, asked, asOf);
    return readings.read(
        readings.asViewer(caller, asOf),
        (db, it) ->
            new Counts(
                NEWEST,
                asked.in()
                    ? Interchanges.counts(
                        db, it.scope(), asked.incoming(concerned), it.moment(), NEWEST)
                    : Map.of(),
                asked.out(asOf)
                    ? Outgoing.counts(db, it.scope(), asked.outgoing(concerned), NEWEST)
                    : Map.of()));
  }
}
