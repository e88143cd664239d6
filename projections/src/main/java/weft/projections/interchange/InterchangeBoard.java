package weft.projections.interchange;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
import weft.projections.rows.RecordRows;
import weft.projections.rows.RowsWithin;
import weft.projections.rows.Versioned;
import weft.projections.rows.WritePieces;

/**
 * The received interchanges and their results. The sender sees the whole interchange; a partner
 * sees the messages that concern it.
 */
public final class InterchangeBoard implements View {
  private static final RecordRows<InterchangeRow> HEADS = RecordRows.of(InterchangeRow.class);
  private static final RecordRows<InterchangeMessageRow> MESSAGES =
      RecordRows.of(InterchangeMessageRow.class);

  private static final InterchangeTable<InterchangeRow> HEAD_TABLE =
      new InterchangeTable<>(
          "interchange",
          InterchangeRow.class,
          List.of("viewer", "id"),
          List.of(
              "outcome",
              "message_count",
              "rejected_count",
              "held_count",
              "contradicted_count",
              "partners",
              "messages_position",
              "from_position"));
  private static final InterchangeTable<InterchangeMessageRow> MESSAGE_TABLE =
      new InterchangeTable<>(
          "interchange_message",
          InterchangeMessageRow.class,
          List.of("viewer", "id", "place"),
          List.of(
              "type",
              "release",
              "reference",
              "outcome",
              "error_count",
              "note_count",
              "faults",
              "from_position"));

  private static final String STORED_HEADS =
      "select %s from interchange i where id = any(?)".formatted(HEADS.columns("i"));

  /**
   * The stored messages that a batch changes or copies: the faults of envelopes, and messages that
   * are rerun, for each of their viewers.
   */
  private static final String STORED_MESSAGES =
      """
      select %1$s from interchange_message m where m.id = any(?) and m.number = 0 and m.viewer = m.owner
      union all
      select %1$s from unnest(?::text[], ?::int[]) r(id, number)
        join interchange_message m on m.id = r.id and m.number = r.number
      """
          .formatted(MESSAGES.columns("m"));

  /** A message to be rerun, by its number in its interchange. */
  private record Rerun(String id, int number) {}

  @Override
  public String name() {
    return "interchange-board";
  }

  @Override
  public List<ViewTable> tables() {
    return Stream.concat(
            Stream.of(
                ViewTable.versioned("interchange", "id"),
                ViewTable.versioned("interchange_message", "id")),
            DocumentTables.TABLES.stream())
        .toList();
  }

  @Override
  public Set<Class<?>> events() {
    return Set.of(InterchangeEvent.class);
  }

  /**
   * Uses the stream of the reference's first use, because an interchange that was applied after all
   * is in another stream.
   */
  @Override
  public Object sequenceOf(Recorded event) {
    return InterchangeKey.firstUse(event.stream());
  }

  @Override
  public void write(JdbcClient db, List<Recorded> batch) {
    new WritePieces<OfInterchange.Key, OfInterchange>(
            it -> ((InterchangeEvent) it.payload()).id(),
            (ids, events, bytes) -> stored(db, ids, events, bytes),
            OfInterchange::key,
            InterchangeBoard::apply,
            (rows, events) -> write(db, rows, events))
        .write(batch);
  }

  private static RowsWithin<OfInterchange> stored(
      JdbcClient db, List<String> ids, List<Recorded> events, long bytes) {
    String[] all = ids.toArray(String[]::new);
    var heads = RowsWithin.read(db.sql(STORED_HEADS).param(all), HEADS, bytes);
    List<OfInterchange> rows = new ArrayList<>(heads.rows());
    if (!heads.all()) return new RowsWithin<>(rows, false);
    Set<Rerun> reruns = new LinkedHashSet<>();
    for (Recorded it : events)
      if (it.payload() instanceof MessageRerun rerun)
        reruns.add(new Rerun(rerun.id(), rerun.number()));
    var messages =
        RowsWithin.read(
            db.sql(STORED_MESSAGES)
                .param(all)
                .param(reruns.stream().map(Rerun::id).toArray(String[]::new))
                .param(reruns.stream().map(Rerun::number).toArray(Integer[]::new)),
            MESSAGES,
            bytes);
    rows.addAll(messages.rows());
    return new RowsWithin<>(rows, messages.all());
  }

  private static void write(
      JdbcClient db, Versioned<OfInterchange.Key, OfInterchange> rows, List<Recorded> events) {
    HEAD_TABLE.write(db, rows);
    MESSAGE_TABLE.write(db, rows);
    var documents = new DocumentTables();
    for (Recorded it : events)
      if (it.payload() instanceof DocumentKept kept) documents.add(kept, it);
    documents.write(db);
  }

  private static void apply(Versioned<OfInterchange.Key, OfInterchange> rows, Recorded recorded) {
    var it = new ChangedInterchange(rows, recorded);
    switch ((InterchangeEvent) recorded.payload()) {
      case InterchangeReceived event -> it.received(event);
      case ReferenceReused event -> it.refused(event.again());
      case SenderRefused event -> it.refused(event.refused());
      case MessageConcluded event -> it.concluded(event);
      case DocumentKept _ -> {} // has rows of its own
      case MessageRerun event -> it.rerun(event);
      case InterchangeConcluded event -> it.concluded(event);
    }
  }
}
