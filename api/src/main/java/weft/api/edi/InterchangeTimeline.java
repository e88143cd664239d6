package weft.api.edi;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.edi.LifeStep.Change;
import weft.api.reading.Cursor;
import weft.api.reading.Ids;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.edi.outbox.LostStatement;
import weft.edi.outbox.Outgoing;
import weft.edi.outbox.OutgoingRow;
import weft.edi.reception.PartnerReading;
import weft.edi.reception.inbox.Inbox;
import weft.edi.reception.inbox.ReadingRoom;
import weft.event.Provenance;
import weft.event.Streams;
import weft.event.TracedEvent;
import weft.interchange.InterchangeEvent;
import weft.interchange.InterchangeEvent.DocumentKept;
import weft.interchange.InterchangeEvent.InterchangeConcluded;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeEvent.MessageConcluded;
import weft.interchange.InterchangeEvent.MessageRerun;
import weft.interchange.InterchangeEvent.ReferenceReused;
import weft.interchange.InterchangeEvent.SenderRefused;
import weft.interchange.InterchangeKey;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.PartyScope;
import weft.projections.interchange.InterchangeRow;
import weft.projections.interchange.Interchanges;

/**
 * The life of one interchange, step by step: an incoming one is received, stored, read, applied and
 * acknowledged; an outgoing one is written, delivered and judged.
 */
@RestController
@RequestMapping("/api/v1/edi/interchanges/{id}/life")
class InterchangeTimeline {
  private static final String LIST = "life";
  private static final int ANSWERS = 500;
  private final ReadContexts readings;
  private final Streams streams;
  private final Inbox inbox;
  private final PartyDirectory directory;

  InterchangeTimeline(
      ReadContexts readings, Streams streams, Inbox inbox, PartyDirectory directory) {
    this.readings = readings;
    this.streams = streams;
    this.inbox = inbox;
    this.directory = directory;
  }

  /**
   * Oldest first, as far as the steps concern the caller.
   *
   * @param id of an incoming interchange, of a correction of one, or of an outgoing one
   */
  @Operation(
      operationId = "getLife",
      summary = "The steps of an interchange through the hub, each with its time and cause.")
  @GetMapping
  ResponseEntity<Page<LifeStep>> life(
      Caller caller,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    UUID number = Originals.uuid(id);
    var viewed = readings.asViewer(caller, null);
    int size = ReadContexts.limit(limit);
    Cursor place = Cursor.read(cursor, LIST, 1, viewed.scope());
    int from = place == null ? 0 : (int) Math.max(0, place.number(0));
    List<LifeStep> rows =
        readings
            .read(viewed, (db, it) -> SentLife.of(db, it.scope(), caller, number, from, size + 1))
            .orElseGet(() -> ofArrived(caller, viewed, number, from, size + 1));
    int end = from + Math.min(size, rows.size());
    return Page.of(rows, size, it -> it, _ -> Cursor.at(LIST, end), viewed);
  }

  private List<LifeStep> ofArrived(
      Caller caller, ReadContext viewed, UUID number, int from, int limit) {
    UUID arrived = inbox.corrections().original(number).orElse(number);
    InterchangeRow row =
        readings
            .read(
                viewed,
                (db, it) -> Interchanges.find(db, it.scope(), arrived.toString(), it.moment()))
            .orElseThrow(Ids::notFound);
    var filter = new Outgoing.Filter(null, null, null, null, null, null, row.id(), null);
    List<Written> answers = readings.read(viewed, (db, it) -> written(db, it.scope(), filter));
    List<LifeStep> steps = new Life(caller, row).steps(answers);
    return from >= steps.size()
        ? List.of()
        : steps.subList(from, Math.min(steps.size(), from + limit));
  }

  /** An interchange written in answer, and the statements it loses. */
  private record Written(OutgoingRow row, List<LostStatement> lost) {}

  private static List<Written> written(JdbcClient db, PartyScope scope, Outgoing.Filter filter) {
    List<OutgoingRow> rows = Outgoing.list(db, scope, filter, Long.MAX_VALUE, ANSWERS);
    var lost = Outgoing.lost(db, scope, rows.stream().map(OutgoingRow::id).toList());
    return rows.stream().map(it -> new Written(it, lost.getOrDefault(it.id(), List.of()))).toList();
  }

  /** The steps of one interchange that the caller may see. */
  private final class Life {
    private final InterchangeRow row;
    private final @Nullable PartyCode partner;
    private final boolean mayRead;
    private final List<LifeStep> steps = new ArrayList<>();

    Life(Caller caller, InterchangeRow row) {
      PartyCode party = caller.party();
      boolean own = party != null && party.value().equals(row.owner());
      this.row = row;
      this.partner = own || caller.is(Role.OPERATOR) ? null : partner(caller);
      this.mayRead = own || caller.is(Role.OPERATOR);
    }

    /** The partner as whom the caller reads it; an auditor reads as the party whose row it got. */
    private @Nullable PartyCode partner(Caller caller) {
      if (!caller.is(Role.AUDITOR)) return caller.party();
      return row.viewer().equals(row.owner()) ? null : new PartyCode(row.viewer());
    }

    List<LifeStep> steps(List<Written> answers) {
      List<TracedEvent> events = events();
      if (!events.isEmpty()) begin(events.getFirst());
      events.forEach(this::add);
      for (Written answer : answers) {
        OutgoingRow it = answer.row();
        String type = it.messages().getFirst().type();
        String id = it.id().toString();
        steps.add(
            LifeStep.answer("answered", it.receivedAt(), LifeTexts.written(type), id)
                .losing(answer.lost()));
        if (it.deliveredAt() != null)
          steps.add(LifeStep.answer("delivered", it.deliveredAt(), LifeTexts.delivered(type), id));
      }
      steps.sort(Comparator.comparing(LifeStep::at));
      return steps;
    }

    /**
     * The events of all uses of its reference, because it may have been kept under one use and
     * applied under another.
     */
    private List<TracedEvent> events() {
      List<TracedEvent> events = new ArrayList<>();
      var key = new InterchangeKey(row.sender(), row.receiver(), row.reference());
      while (true) {
        List<TracedEvent> use = streams.trace(key.stream());
        if (use.isEmpty()) return events;
        use.stream().filter(it -> isOfIt(it.payload())).forEach(events::add);
        key = key.next();
      }
    }

    private boolean isOfIt(Object payload) {
      return switch ((InterchangeEvent) payload) {
        case ReferenceReused it -> it.again().id().equals(row.id());
        case SenderRefused it -> it.refused().id().equals(row.id());
        case InterchangeEvent it -> it.id().equals(row.id());
      };
    }

    private void begin(TracedEvent first) {
      UUID id = UUID.fromString(row.id());
      Instant stored = inbox.storedAt(id).orElse(first.recordedAt());
      steps.add(
          LifeStep.whole(
              "received", arrival(id, stored), LifeTexts.received(row), null, by(first)));
      steps.add(LifeStep.whole("stored", stored, LifeTexts.stored(row.bytes()), null, null));
    }

    /** The hub makes a UUID of version 7 after the bytes arrive and before it stores them. */
    private static Instant arrival(UUID id, Instant stored) {
      if (id.version() != 7) return stored;
      Instant made = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
      return made.isAfter(stored) ? stored : made;
    }

    private void add(TracedEvent event) {
      Instant at = event.recordedAt();
      switch ((InterchangeEvent) event.payload()) {
        case InterchangeReceived it -> {
          if (it.afterAll() != null) steps.add(LifeStep.afterAll(at, it.afterAll(), by(event)));
          steps.add(LifeStep.whole("read", at, LifeTexts.read(it), null, null));
        }
        case MessageConcluded it -> {
          if (concerns(event))
            steps.add(
                LifeStep.message(at, it.number(), it.result(), LifeTexts.of(it.result()), null));
        }
        case MessageRerun it -> {
          if (concerns(event))
            steps.add(LifeStep.rerun(at, it, LifeTexts.of(it.result()), by(event), changes(it)));
        }
        case InterchangeConcluded it -> {
          if (partner == null)
            steps.add(
                LifeStep.whole(
                    "concluded",
                    at,
                    LifeTexts.concluded(it.outcome()),
                    LifeTexts.code(it.outcome()),
                    null));
        }
        case DocumentKept _ -> {} // covered by its message
        case ReferenceReused _ ->
            steps.add(LifeStep.whole("concluded", at, LifeTexts.REUSED, "rejected", null));
        case SenderRefused _ ->
            steps.add(LifeStep.whole("concluded", at, LifeTexts.FOREIGN, "rejected", null));
      }
    }

    private boolean concerns(TracedEvent event) {
      return partner == null || event.provenance().participants().contains(partner);
    }

    private Provenance.Actor by(TracedEvent event) {
      Provenance.Actor actor = event.provenance().actor();
      return partner == null ? actor : new Provenance.Actor(actor.party(), null, null);
    }

    private List<Change> changes(MessageRerun it) {
      if (!mayRead || it.correction() == null) return List.of();
      UUID before = UUID.fromString(it.id());
      UUID after = UUID.fromString(it.correction().id());
      return ReadingRoom.SHARED.in(
          inbox.size(before, after), () -> changes(inbox.find(before), inbox.find(after)));
    }

    private List<Change> changes(Optional<Inbox.Item> arrived, Optional<Inbox.Item> corrected) {
      if (arrived.isEmpty() || corrected.isEmpty()) return List.of();
      var reading = PartnerReading.options(directory, new PartyCode(row.owner()), row.receiver());
      return CorrectionChanges.between(arrived.get().bytes(), corrected.get().bytes(), reading);
    }
  }
}
