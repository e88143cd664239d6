package weft.question;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.event.Scenario;
import weft.party.PartyCode;
import weft.party.Side;
import weft.question.QuestionCommand.AnswerQuestion;
import weft.question.QuestionCommand.AskQuestion;
import weft.question.QuestionCommand.CloseQuestion;
import weft.question.QuestionEvent.QuestionAnswered;
import weft.question.QuestionEvent.QuestionAsked;
import weft.question.QuestionEvent.QuestionClosed;
import weft.question.QuestionRefusal.AskedByTheOther;
import weft.question.QuestionRefusal.NoSuchQuestion;
import weft.question.QuestionRefusal.QuestionExists;
import weft.question.QuestionRefusal.QuestionIsClosed;
import weft.question.QuestionSubject.Kind;

/** Partners ask each other about what both see. */
class QuestionTest {
  private static final QuestionId ID =
      new QuestionId(new PartyCode("HENGYUE"), new PartyCode("JIAXIN"), "01JDEXAMPLE");
  private static final QuestionSubject GAP =
      new QuestionSubject(Kind.PART, "4711/A", "JX-4711", null, null, null);
  private static final AskQuestion ASK =
      new AskQuestion(ID, Side.BUYER, GAP, "Can you ship 120 before the 14th?");
  private static final QuestionAsked ASKED =
      new QuestionAsked(ID, Side.BUYER, GAP, "Can you ship 120 before the 14th?");

  @Test
  void a_question_is_asked_once() {
    given().when(ASK).then(ASKED).when(ASK).thenRefused(new QuestionExists());
  }

  @Test
  void both_sides_write_on_until_it_is_closed() {
    given(ASKED)
        .when(new AnswerQuestion(ID, Side.SUPPLIER, "80 of them."))
        .then(new QuestionAnswered(ID, Side.SUPPLIER, "80 of them."))
        .when(new AnswerQuestion(ID, Side.BUYER, "Thanks."))
        .then(new QuestionAnswered(ID, Side.BUYER, "Thanks."));
    given(ASKED, new QuestionClosed(ID, Side.BUYER))
        .when(new AnswerQuestion(ID, Side.SUPPLIER, "And 40 later."))
        .thenRefused(new QuestionIsClosed());
  }

  @Test
  void who_asked_closes_it_and_nobody_else() {
    given(ASKED)
        .when(new CloseQuestion(ID, Side.SUPPLIER))
        .thenRefused(new AskedByTheOther())
        .when(new CloseQuestion(ID, Side.BUYER))
        .then(new QuestionClosed(ID, Side.BUYER))
        .when(new CloseQuestion(ID, Side.BUYER))
        .thenNothing();
  }

  @Test
  void what_was_never_asked_is_not_answered() {
    given()
        .when(new AnswerQuestion(ID, Side.SUPPLIER, "Yes."))
        .thenRefused(new NoSuchQuestion())
        .when(new CloseQuestion(ID, Side.BUYER))
        .thenRefused(new NoSuchQuestion());
  }

  private static Scenario<QuestionCommand, QuestionEvent, Question> given(QuestionEvent... events) {
    return Scenario.given(Question.NEW, List.of(events));
  }
}
