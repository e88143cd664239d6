package weft.api.question;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.StreamId;
import weft.party.Side;
import weft.projections.question.QuestionRow;
import weft.projections.question.QuestionRow.Message;
import weft.question.QuestionSubject.Kind;

/**
 * A question as one of its partners reads it. This record is the JSON.
 *
 * @param part the reader's own number; null where it is about no single part
 * @param document the id of its delivery schedule, order or shipment
 * @param number the document's number, as people know it
 * @param line of an order, its line; of a schedule, the day, week (2026-W51) or month in which the
 *     line is due
 * @param open until its asker closes it
 * @param waitsFor the side that must answer; null once it is closed
 * @param messages the oldest first, which is the question itself
 */
record AskedQuestion(
    String id,
    String buyer,
    String supplier,
    Kind kind,
    @Nullable String part,
    @Nullable String document,
    @Nullable String number,
    @Nullable String line,
    Side asker,
    boolean open,
    @Nullable Side waitsFor,
    Instant askedAt,
    Instant lastAt,
    List<Message> messages,
    long version) {
  static AskedQuestion of(QuestionRow row, Side reader) {
    return new AskedQuestion(
        row.id(),
        row.buyer(),
        row.supplier(),
        row.kind(),
        reader == Side.SUPPLIER ? row.supplierPart() : row.part(),
        row.document() == null ? null : StreamId.toUrl(row.document()),
        row.number(),
        row.line(),
        row.asker(),
        row.waitsFor() != null,
        row.waitsFor(),
        row.askedAt(),
        row.lastAt(),
        row.messages(),
        row.version());
  }
}
