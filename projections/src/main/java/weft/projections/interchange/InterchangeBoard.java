package weft.projections.interchange;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Recorded;
import weft.history.follow.View;
import weft.history.follow.ViewTable;
import weft.interchange.InterchangeEvent;
import weft.interchange.InterchangeEvent.DocumentKept;
import weft.interchange.InterchangeEvent.InterchangeConcluded;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeEvent.MessageConcluded;
import weft.interchange.InterchangeEvent.MessageRerun;
import weft.interchange.InterchangeEvent.ReferenceReused;
import weft.interchange.InterchangeEvent.SenderRefused;
import weft.interchange.InterchangeKey;
import weft.interchange.InterchangeOutcome;
import weft.interchange.MessageResult;
import weft.party.PartyCode;
import weft.projections.rows.Columns;
import weft.projections.rows.Pieces;
import weft.projections.rows.RecordRows;
import weft.projections.rows.RowsWithin;
import weft.projections.rows.Versioned;

/**
 * What came in and what became of it: for its sender whole, for each partner the messages that
 * concern it.
 */
public final class InterchangeBoard implements View {
  private static final RecordRows<InterchangeRow> STORED_ROWS = RecordRows.of(InterchangeRow.class);
  private static final Columns<InterchangeRow> ROWS = Columns.of(InterchangeRow.class);
  private static final Columns<InterchangeRow> CHANGES =
      ROWS.only("viewer", "id", "outcome", "messages", "faults", "partners", "from_position");
  private static final Columns<Versioned.Past<InterchangeRow>> PAST = ROWS.past();

  private static final Columns<Versioned.Past<InterchangeRow>> ENDED =
      PAST.only("viewer", "id", "until_position");

  private static final String STORED =
      "select %s from interchange i where id = any(?)".formatted(STORED_ROWS.columns("i"));
  private static final String END =
      "insert into interchange_past (%s) select %s, e.until_position from (%s) e join interchange i on i.viewer = e.viewer and i.id = e.id"
          .formatted(PAST.names(), STORED_ROWS.columns("i"), ENDED.rows());
  private static final String PASS =
      "insert into interchange_past (%s) %s".formatted(PAST.names(), PAST.rows());
  private static final String ADD =
      "insert into interchange (%s) %s".formatted(ROWS.names(), ROWS.rows());
  private static final String CHANGE =
      """
      update interchange i set (outcome, messages, faults, partners, from_position) =
        row(c.outcome, c.messages, c.faults, c.partners, c.from_position)
      from (%s) c where i.viewer = c.viewer and i.id = c.id
      """
          .formatted(CHANGES.rows());

  @Override
  public String name() {
    return "interchange-board";
  }

  @Override
  public List<ViewTable> tables() {
    return Stream.concat(
            Stream.of(ViewTable.versioned("interchange", "id")), DocumentTables.TABLES.stream())
        .toList();
  }

  @Override
  public boolean handles(Object payload) {
    return payload instanceof InterchangeEvent;
  }

  /**
   * What was applied after all stands in another stream than that its reference was used before.
   */
  @Override
  public Object sequenceOf(Recorded event) {
    return InterchangeKey.firstUse(event.stream());
  }

  @Override
  public void write(JdbcClient db, List<Recorded> batch) {
    new Pieces<InterchangeRow.Key, InterchangeRow>(
            it -> ((InterchangeEvent) it.payload()).id(),
            (ids, bytes) ->
                RowsWithin.read(
                    db.sql(STORED).param(ids.toArray(String[]::new)), STORED_ROWS, bytes),
            InterchangeRow::key,
            InterchangeBoard::apply,
            (rows, events) -> write(db, rows, events))
        .write(batch);
  }

  private static void write(
      JdbcClient db, Versioned<InterchangeRow.Key, InterchangeRow> rows, List<Recorded> events) {
    ENDED.write(db, END, rows.ended());
    PAST.write(db, PASS, rows.past());
    ROWS.write(db, ADD, rows.added());
    CHANGES.write(db, CHANGE, rows.changed());
    var documents = new DocumentTables();
    for (Recorded it : events)
      if (it.payload() instanceof DocumentKept kept) documents.add(kept, it);
    documents.write(db);
  }

  private static void apply(Versioned<InterchangeRow.Key, InterchangeRow> rows, Recorded recorded) {
    switch ((InterchangeEvent) recorded.payload()) {
      case InterchangeReceived it -> {
        InterchangeRow row = row(it, InterchangeOutcome.PENDING, recorded);
        InterchangeRow kept = rows.get(row.key());
        rows.put(kept == null ? row : kept.afterAll(it.faults(), recorded.position()));
      }
      case ReferenceReused it -> rows.put(row(it.again(), InterchangeOutcome.REJECTED, recorded));
      case SenderRefused it -> rows.put(row(it.refused(), InterchangeOutcome.REJECTED, recorded));
      case MessageConcluded it -> conclude(rows, it, recorded);
      case DocumentKept _ -> {} // has rows of its own
      case MessageRerun it -> rerun(rows, it, recorded);
      case InterchangeConcluded it -> {
        for (InterchangeRow row : ofInterchange(rows, it.id()))
          rows.put(row.with(outcome(row, it.outcome()), recorded.position()));
      }
    }
  }

  private static InterchangeRow row(
      InterchangeReceived it, InterchangeOutcome outcome, Recorded recorded) {
    return new InterchangeRow(
        it.owner().value(),
        recorded.position(),
        it.id(),
        it.owner().value(),
        it.key().sender(),
        it.key().receiver(),
        it.key().reference(),
        recorded.recordedAt(),
        it.channel(),
        it.bytes(),
        it.test(),
        outcome,
        List.of(),
        it.faults(),
        List.of(),
        recorded.position());
  }

  private static void conclude(
      Versioned<InterchangeRow.Key, InterchangeRow> rows,
      MessageConcluded event,
      Recorded recorded) {
    InterchangeRow own =
        ofInterchange(rows, event.id()).stream()
            .filter(it -> it.viewer().equals(it.owner()))
            .findFirst()
            .orElseThrow();
    List<String> concerned =
        recorded.provenance().participants().stream().map(PartyCode::value).toList();
    for (String viewer : concerned) {
      InterchangeRow row = rows.get(new InterchangeRow.Key(viewer, event.id()));
      if (row == null) row = requireNonNull(own).seenBy(viewer, recorded.position());
      rows.put(row.concluded(event.result(), told(row, concerned), recorded.position()));
    }
  }

  /** The result stands in the place of the one before, for all who saw that or see this. */
  private static void rerun(
      Versioned<InterchangeRow.Key, InterchangeRow> rows, MessageRerun event, Recorded recorded) {
    List<InterchangeRow> known = ofInterchange(rows, event.id());
    InterchangeRow own =
        known.stream().filter(it -> it.viewer().equals(it.owner())).findFirst().orElseThrow();
    MessageResult before = own.messages().get(event.number() - 1);
    List<String> concerned =
        recorded.provenance().participants().stream().map(PartyCode::value).toList();
    for (InterchangeRow row : known)
      if (row.messages().contains(before) || concerned.contains(row.viewer()))
        rows.put(row.rerun(before, event.result(), told(row, concerned), recorded.position()));
    for (String viewer : concerned)
      if (rows.get(new InterchangeRow.Key(viewer, event.id())) == null)
        rows.put(
            own.seenBy(viewer, recorded.position())
                .rerun(before, event.result(), List.of(viewer), recorded.position()));
  }

  private static List<String> told(InterchangeRow row, List<String> concerned) {
    return row.viewer().equals(row.owner()) ? concerned : List.of(row.viewer());
  }

  /** A partner sees what became of its own messages, not of others'. */
  private static InterchangeOutcome outcome(InterchangeRow row, InterchangeOutcome whole) {
    return row.viewer().equals(row.owner())
        ? whole
        : InterchangeOutcome.of(row.messages().stream().map(MessageResult::outcome).toList());
  }

  private static List<InterchangeRow> ofInterchange(
      Versioned<InterchangeRow.Key, InterchangeRow> rows, String id) {
    return rows.between(InterchangeRow.Key.first(id), InterchangeRow.Key.last(id));
  }
}
