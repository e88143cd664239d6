package weft.deploy.reception;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.database.Beside;
import weft.edi.InterchangeResult;
import weft.edi.meaning.Meanings;
import weft.edi.profile.Rules;
import weft.interchange.InterchangeOutcome;
import weft.party.EdiRules.Repeats;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.Profile;

/** A repeated interchange is refused where the two agreed so, and changes nothing anywhere. */
@Beside("own")
class RefusedRepeatsTest {
  private static SmallHub hub;

  @BeforeAll
  static void agreed_to_refuse_with_one_of_two() {
    hub = SmallHub.acknowledging(Meanings.BY_TYPE);
    agree("JIAXIN", Repeats.REFUSED);
    agree("HONGZHU", null);
  }

  @AfterAll
  static void closes() {
    hub.close();
  }

  private static void agree(String supplier, @Nullable Repeats repeats) {
    var rules = Rules.agreed().repeats(repeats).rules();
    hub.agree(
        new Partnership(new PartyCode("HENGYUE"), new PartyCode(supplier)),
        new Profile(
            Profile.UnknownPart.LEARN,
            Profile.Acknowledgement.REQUESTED,
            false,
            false,
            false,
            null,
            null,
            rules,
            null));
  }

  private static InterchangeResult apply(String text) {
    return hub.apply(text.getBytes(ISO_8859_1), "HENGYUE");
  }

  private static List<String> refusals(InterchangeResult of) {
    return hub.admin()
        .sql(
            "select encode(bytes, 'escape') from weft.outbox where in_answer_to = ? and cause like"
                + " '%:repeat' order by outbox_no")
        .param(String.valueOf(of.id()))
        .query((row, _) -> requireNonNull(row.getString(1)))
        .list();
  }

  private static void delivered(InterchangeResult of) {
    hub.admin()
        .sql("update weft.outbox set state = 'delivered' where in_answer_to = ?")
        .param(String.valueOf(of.id()))
        .update();
  }

  @Test
  void each_repeat_is_refused_anew_by_CONTRL_and_nothing_else_happens() {
    String order = OurAnswers.order("R-1", "JIAXIN", "");
    InterchangeResult first = apply(order);
    assertThat(first.outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    assertThat(refusals(first)).isEmpty();
    long head = hub.history().positions().head();
    for (int i = 0; i < 2; i++) {
      InterchangeResult again = apply(order);
      assertThat(again.duplicate()).isTrue();
      assertThat(again.id()).isEqualTo(first.id());
      assertThat(again.outcome()).isEqualTo(first.outcome());
      assertThat(again.acknowledgement()).isEqualTo(first.acknowledgement());
      delivered(first);
    }
    assertThat(hub.history().positions().head()).isEqualTo(head);
    assertThat(refusals(first))
        .hasSize(2)
        .doesNotHaveDuplicates()
        .allMatch(it -> it.contains("'UCI+R-1+HENGYUE:ZZ+JIAXIN:ZZ+4+26+UNB'UNT+3+1'"));
  }

  @Test
  void while_a_refusal_is_on_its_way_further_repeats_write_none() throws Exception {
    String order = OurAnswers.order("R-2", "JIAXIN", "");
    InterchangeResult first = apply(order);
    try (ExecutorService senders = Executors.newFixedThreadPool(4)) {
      List<Future<InterchangeResult>> sent =
          IntStream.range(0, 400).mapToObj(_ -> senders.submit(() -> apply(order))).toList();
      for (Future<InterchangeResult> it : sent) assertThat(it.get().duplicate()).isTrue();
    }
    assertThat(refusals(first)).hasSize(1);
    delivered(first);
    apply(order);
    assertThat(refusals(first)).hasSize(2);
  }

  @Test
  void in_X12_it_is_a_TA1_that_says_the_control_number_came_before() {
    String order = OurAnswers.x12Order("841", "R-3");
    InterchangeResult first = apply(order);
    assertThat(apply(order).duplicate()).isTrue();
    assertThat(refusals(first))
        .singleElement()
        .asString()
        .contains("~TA1*000000841*261124*0800*R*025~IEA*0*");
  }

  @Test
  void where_it_was_not_agreed_the_first_answer_stands() {
    String order = OurAnswers.order("R-4", "HONGZHU", "");
    InterchangeResult first = apply(order);
    assertThat(apply(order).duplicate()).isTrue();
    assertThat(refusals(first)).isEmpty();
  }

  @Test
  void of_an_interchange_to_the_hub_all_partners_that_its_messages_concern_have_to_agree() {
    String one = OurAnswers.order("R-5", "JIAXIN", "").replace("+JIAXIN:ZZ+", "+WEFT:ZZ+");
    InterchangeResult ours = apply(one);
    apply(one);
    assertThat(refusals(ours)).hasSize(1);
    String message = one.substring(one.indexOf("UNH"), one.indexOf("UNZ"));
    String other =
        message
            .replace("UNH+1", "UNH+2")
            .replace("+11+1'", "+11+2'")
            .replace("JIAXIN", "HONGZHU")
            .replace("R-5", "R-7");
    String both =
        one.replace(message, message.replace("R-5", "R-6") + other)
            .replace("UNZ+1+R-5", "UNZ+2+R-8")
            .replace("0612+R-5", "0612+R-8");
    InterchangeResult mixed = apply(both);
    assertThat(mixed.outcome()).as("%s", mixed).isEqualTo(InterchangeOutcome.ACCEPTED);
    assertThat(apply(both).duplicate()).isTrue();
    assertThat(refusals(mixed)).isEmpty();
  }

  @Test
  void an_acknowledgement_that_comes_again_is_never_answered() {
    String contrl =
        "UNB+UNOC:3+HENGYUE:ZZ+JIAXIN:ZZ+261124:0800+R-9'UNH+1+CONTRL:D:3:UN'UCI+1+JIAXIN:ZZ+HENGYUE:ZZ+7'UNT+3+1'UNZ+1+R-9'";
    InterchangeResult first = apply(contrl);
    assertThat(apply(contrl).duplicate()).isTrue();
    assertThat(refusals(first)).isEmpty();
  }
}
