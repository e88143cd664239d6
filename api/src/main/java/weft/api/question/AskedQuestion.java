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
 * @param document the id of the delivery schedule, order or shipment that it is about
 * @param number by which people know that
 * @param line of an order; of a schedule the day, week (2026-W51) or month in which its line is due
 * @param open until its asker closes it
 * @param waitsFor the side that has to write; null once it is closed
 * @param messages the oldest first, which is the question
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
