package weft.question;

import org.jspecify.annotations.Nullable;
import weft.event.PartnersCommand;
import weft.party.Partnership;
import weft.party.Side;

/** Everything that either partner can ask of a question. */
public sealed interface QuestionCommand extends PartnersCommand {
  QuestionId question();

  /** The side that sends the command. */
  Side by();

  @Override
  default String stream() {
    return question().stream();
  }

  @Override
  default Partnership partnership() {
    return new Partnership(question().buyer(), question().supplier());
  }

  record AskQuestion(QuestionId question, Side by, QuestionSubject about, String text)
      implements QuestionCommand {}

  /** Either side adds a message, the asker too. */
  record AnswerQuestion(QuestionId question, Side by, String text) implements QuestionCommand {}

  /**
   * The side that was asked about a batch tells what became of it.
   *
   * @param text in words; null where the quantities say all
   */
  record ReportFindings(QuestionId question, Side by, BatchFindings findings, @Nullable String text)
      implements QuestionCommand {}

  /** The asker has its answer and closes the question. */
  record CloseQuestion(QuestionId question, Side by) implements QuestionCommand {}
}
