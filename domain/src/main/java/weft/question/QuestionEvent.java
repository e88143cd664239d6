package weft.question;

import org.jspecify.annotations.Nullable;
import weft.party.PartyCode;
import weft.party.Side;

/**
 * Everything that can happen to a question. Stored for ever: add nullable components, never rename
 * or move.
 */
public sealed interface QuestionEvent {
  QuestionId question();

  Side by();

  /** The party that wrote the message. */
  default PartyCode who() {
    return by() == Side.BUYER ? question().buyer() : question().supplier();
  }

  record QuestionAsked(QuestionId question, Side by, QuestionSubject about, String text)
      implements QuestionEvent {}

  record QuestionAnswered(QuestionId question, Side by, String text) implements QuestionEvent {}

  /** The side that was asked told what became of the batch. */
  record FindingsReported(
      QuestionId question, Side by, BatchFindings findings, @Nullable String text)
      implements QuestionEvent {}

  record QuestionClosed(QuestionId question, Side by) implements QuestionEvent {}
}
