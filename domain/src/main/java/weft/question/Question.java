package weft.question;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.Refused;
import weft.event.Rules;
import weft.party.Side;
import weft.question.QuestionCommand.AnswerQuestion;
import weft.question.QuestionCommand.AskQuestion;
import weft.question.QuestionCommand.CloseQuestion;
import weft.question.QuestionCommand.ReportFindings;
import weft.question.QuestionEvent.FindingsReported;
import weft.question.QuestionEvent.QuestionAnswered;
import weft.question.QuestionEvent.QuestionAsked;
import weft.question.QuestionEvent.QuestionClosed;
import weft.question.QuestionRefusal.AskedByTheOther;
import weft.question.QuestionRefusal.FindingsNegative;
import weft.question.QuestionRefusal.NoFindingsAsked;
import weft.question.QuestionRefusal.NoSuchQuestion;
import weft.question.QuestionRefusal.QuestionExists;
import weft.question.QuestionRefusal.QuestionIsClosed;
import weft.question.QuestionRefusal.QuestionIsFull;

/**
 * The rules of a question: one partner asks it once, both can write further messages, and only the
 * asker closes it.
 *
 * @param asker null before it is asked
 * @param messages number of messages written, including the question
 * @param ofBatch whether it is about a batch
 */
public record Question(@Nullable Side asker, boolean closed, int messages, boolean ofBatch)
    implements Rules<QuestionCommand, QuestionEvent, Question> {
  public static final Question NEW = new Question(null, false, 0, false);

  /** A list shows a question with all of its messages, so their number is limited. */
  static final int MOST_MESSAGES = 100;

  @Override
  public List<QuestionEvent> decide(QuestionCommand command) {
    return switch (command) {
      case AskQuestion it -> {
        if (asker != null) throw new Refused(new QuestionExists());
        yield List.of(new QuestionAsked(it.question(), it.by(), it.about(), it.text()));
      }
      case AnswerQuestion it -> {
        requireRoom();
        yield List.of(new QuestionAnswered(it.question(), it.by(), it.text()));
      }
      case ReportFindings it -> {
        requireRoom();
        if (!ofBatch || it.by() == asker) throw new Refused(new NoFindingsAsked());
        if (it.findings().isNegative()) throw new Refused(new FindingsNegative());
        yield List.of(new FindingsReported(it.question(), it.by(), it.findings(), it.text()));
      }
      case CloseQuestion it -> {
        if (asker == null) throw new Refused(new NoSuchQuestion());
        if (asker != it.by()) throw new Refused(new AskedByTheOther());
        yield closed ? List.of() : List.of(new QuestionClosed(it.question(), it.by()));
      }
    };
  }

  private void requireRoom() {
    if (asker == null) throw new Refused(new NoSuchQuestion());
    if (closed) throw new Refused(new QuestionIsClosed());
    if (messages >= MOST_MESSAGES) throw new Refused(new QuestionIsFull(MOST_MESSAGES));
  }

  @Override
  public Question evolve(QuestionEvent event) {
    return switch (event) { // no default: a new event must be thought about here
      case QuestionAsked it ->
          new Question(it.by(), false, 1, it.about().kind() == QuestionSubject.Kind.BATCH);
      case QuestionAnswered _, FindingsReported _ ->
          new Question(asker, closed, messages + 1, ofBatch);
      case QuestionClosed _ -> new Question(asker, true, messages, ofBatch);
    };
  }
}
