package weft.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.event.Scenario;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.PartyCode;
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
import weft.question.QuestionSubject.Kind;

/** Partners ask each other about data that both can see. */
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
  void a_question_of_a_hundred_messages_takes_no_more() {
    List<QuestionEvent> full = new ArrayList<>(List.of(ASKED));
    while (full.size() < 99) full.add(new QuestionAnswered(ID, Side.SUPPLIER, "80 of them."));
    given(full.toArray(QuestionEvent[]::new))
        .when(new AnswerQuestion(ID, Side.BUYER, "Thanks."))
        .then(new QuestionAnswered(ID, Side.BUYER, "Thanks."))
        .when(new AnswerQuestion(ID, Side.SUPPLIER, "And 40 later."))
        .thenRefused(new QuestionIsFull(100))
        .when(new CloseQuestion(ID, Side.BUYER))
        .then(new QuestionClosed(ID, Side.BUYER));
  }

  @Test
  void who_was_asked_about_a_batch_answers_with_quantities_and_nobody_else() {
    var batch =
        new QuestionSubject(
            Kind.BATCH, "4711/A", "JX-4711", "Batch:JIAXIN:JX-4711:L-1", "L-1", null);
    var asked = new QuestionAsked(ID, Side.SUPPLIER, batch, "How many do you have?");
    var findings = new BatchFindings(Quantity.of(12), Quantity.of(40), Quantity.of(8), "PCE");
    given(asked)
        .when(new ReportFindings(ID, Side.BUYER, findings, null))
        .then(new FindingsReported(ID, Side.BUYER, findings, null))
        .when(new ReportFindings(ID, Side.SUPPLIER, findings, null))
        .thenRefused(new NoFindingsAsked())
        .when(
            new ReportFindings(
                ID,
                Side.BUYER,
                new BatchFindings(Quantity.of(-1), Quantity.ZERO, Quantity.ZERO, null),
                null))
        .thenRefused(new FindingsNegative());
    given(ASKED)
        .when(new ReportFindings(ID, Side.SUPPLIER, findings, null))
        .thenRefused(new NoFindingsAsked());
    given()
        .when(new ReportFindings(ID, Side.BUYER, findings, null))
        .thenRefused(new NoSuchQuestion());
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

  @Test
  void history_tells_which_line_is_meant() {
    assertThat(about(Kind.CALL_OFF, null, "2026-12-04"))
        .isEqualTo(
            new Text(
                "HENGYUE asks JIAXIN about the call-off of part 4711/A due on 2026-12-04: The"
                    + " rest?",
                "HENGYUE 就零件 4711/A 于 2026-12-04 到期的要货向 JIAXIN 提问：The rest?"));
    assertThat(about(Kind.CALL_OFF, null, "2026-W51").en()).contains("4711/A due in 2026-W51:");
    assertThat(about(Kind.CALL_OFF, null, null).en())
        .contains("about the call-offs of part 4711/A:");
    assertThat(about(Kind.ORDER, "4500017", "10").en()).contains("about line 10 of order 4500017:");
    assertThat(about(Kind.ORDER, "4500017", null).en()).contains("about order 4500017:");
  }

  private static Text about(Kind kind, @Nullable String number, @Nullable String line) {
    var subject = new QuestionSubject(kind, "4711/A", "JX-4711", "a stream", number, line);
    return Questions.QUESTION.sentence(new QuestionAsked(ID, Side.BUYER, subject, "The rest?"));
  }

  private static Scenario<QuestionCommand, QuestionEvent, Question> given(QuestionEvent... events) {
    return Scenario.given(Question.NEW, List.of(events));
  }
}
