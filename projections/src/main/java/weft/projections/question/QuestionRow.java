package weft.projections.question;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.party.Side;
import weft.projections.rows.Board;
import weft.question.BatchFindings;
import weft.question.QuestionEvent;
import weft.question.QuestionEvent.FindingsReported;
import weft.question.QuestionEvent.QuestionAnswered;
import weft.question.QuestionEvent.QuestionAsked;
import weft.question.QuestionEvent.QuestionClosed;
import weft.question.QuestionId;
import weft.question.QuestionSubject;
import weft.question.QuestionSubject.Kind;

/**
 * A question with all its messages, as both partners see it.
 *
 * @param part the buyer's number; null if the question is about no single part
 * @param document the stream it is about; null for a part
 * @param number of the document, for people
 * @param line of an order; for a schedule the day, week (2026-W51) or month in which its line is
 *     due
 * @param waitsFor the side that must write next; null once it is closed
 * @param messages oldest first; the first is the question
 */
public record QuestionRow(
    @JsonIgnore String stream,
    String buyer,
    String supplier,
    Kind kind,
    @Nullable String part,
    @Nullable String supplierPart,
    @Nullable String document,
    @Nullable String number,
    @Nullable String line,
    Side asker,
    @Nullable Side waitsFor,
    Instant askedAt,
    Instant lastAt,
    List<Message> messages,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<QuestionRow> {
  public static final Board<QuestionRow> BOARD =
      Board.ofOneRow(
              "questions",
              QuestionId.TYPE,
              QuestionRow.class,
              Board.Seen.BY_SIDES,
              QuestionEvent.class,
              QuestionRow::after)
          .rowsVersion(2);

  /**
   * A message of one side.
   *
   * @param text empty where the findings say all
   * @param findings what became of a batch; null for a message in words
   */
  public record Message(Side by, String text, Instant at, @Nullable BatchFindings findings) {
    Message(Side by, String text, Instant at) {
      this(by, text, at, null);
    }
  }

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  private static @Nullable QuestionRow after(@Nullable QuestionRow before, Recorded recorded) {
    return switch ((QuestionEvent) recorded.payload()) {
      case QuestionAsked it -> asked(it, recorded);
      case QuestionAnswered it -> before == null ? null : before.answered(it, recorded);
      case FindingsReported it -> before == null ? null : before.found(it, recorded);
      case QuestionClosed _ -> before == null ? null : before.then(null, before.messages, recorded);
    };
  }

  private static QuestionRow asked(QuestionAsked it, Recorded recorded) {
    QuestionSubject about = it.about();
    return new QuestionRow(
        recorded.stream(),
        it.question().buyer().value(),
        it.question().supplier().value(),
        about.kind(),
        about.part(),
        about.supplierPart(),
        about.document(),
        about.number(),
        about.line(),
        it.by(),
        other(it.by()),
        recorded.recordedAt(),
        recorded.recordedAt(),
        List.of(new Message(it.by(), it.text(), recorded.recordedAt())),
        recorded.sequence() + 1,
        recorded.position());
  }

  private QuestionRow answered(QuestionAnswered it, Recorded recorded) {
    List<Message> all = new ArrayList<>(messages);
    all.add(new Message(it.by(), it.text(), recorded.recordedAt()));
    return then(other(it.by()), all, recorded);
  }

  private QuestionRow found(FindingsReported it, Recorded recorded) {
    List<Message> all = new ArrayList<>(messages);
    String text = it.text() == null ? "" : it.text();
    all.add(new Message(it.by(), text, recorded.recordedAt(), it.findings()));
    return then(other(it.by()), all, recorded);
  }

  private QuestionRow then(@Nullable Side waits, List<Message> all, Recorded recorded) {
    return new QuestionRow(
        stream,
        buyer,
        supplier,
        kind,
        part,
        supplierPart,
        document,
        number,
        line,
        asker,
        waits,
        askedAt,
        recorded.recordedAt(),
        all,
        recorded.sequence() + 1,
        recorded.position());
  }

  private static Side other(Side it) {
    return it == Side.BUYER ? Side.SUPPLIER : Side.BUYER;
  }
}
