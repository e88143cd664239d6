package weft.deploy.reception;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.database.Beside;
import weft.edi.InterchangeResult;
import weft.edi.meaning.Meanings;
import weft.edi.outbox.OutgoingRow;
import weft.edi.outbox.PartnerFault;

/** A partner's 999, TA1, APERAK and 824 are recorded with the outgoing interchange they answer. */
@Beside("own")
class BusinessAnswersOfPartnersTest {
  private static SmallHub hub;
  private static OurAnswers answers;

  @BeforeAll
  static void opens() {
    hub = SmallHub.acknowledging(Meanings.BY_TYPE);
    answers = new OurAnswers(hub);
  }

  @AfterAll
  static void closes() {
    hub.close();
  }

  private static String inFive(String x12, String version) {
    return x12.replace("*U*00401*", "*^*00501*").replace("*X*004010~", "*X*" + version + "~");
  }

  @Test
  void a_999_that_accepts_is_found_by_its_group() throws Exception {
    OutgoingRow sent = answers.toX12(inFive(OurAnswers.x12Order("821", "N-1"), "005010"), "N-1");
    String inner = "AK1*PR*" + answers.group(sent) + "*005010~AK2*855*0001~IK5*A~AK9*A*1*1*1~";
    InterchangeResult said =
        answers.apply(inFive(OurAnswers.x12("822", "FA", "999", inner, 6), "005010"));
    OutgoingRow now = answers.until(sent, it -> OurAnswers.state(it).equals("acknowledged"));
    assertThat(requireNonNull(now.acknowledged()).by()).isEqualTo(said.id());
    assertThat(told(now)).isEmpty();
  }

  @Test
  void a_999_that_rejects_says_which_element_is_wrong() throws Exception {
    OutgoingRow sent = answers.toX12(inFive(OurAnswers.x12Order("823", "N-2"), "005010"), "N-2");
    String inner =
        "AK1*PR*"
            + answers.group(sent)
            + "*005010~AK2*855*0001~IK3*PO1*3**8~IK4*4*212*6*2,5~IK5*R*5~AK9*R*1*1*0~";
    answers.apply(inFive(OurAnswers.x12("824", "FA", "999", inner, 8), "005010"));
    OutgoingRow now = answers.until(sent, it -> OurAnswers.state(it).equals("rejected"));
    assertThat(told(now))
        .extracting(it -> it.where() + " " + it.code())
        .contains("PO1 3 8", "PO104 6", "ST 5");
  }

  private static void ta1(String control, OutgoingRow of, String verdict) {
    String reference = "%9s".formatted(of.reference()).replace(' ', '0');
    answers.apply(
        "ISA*00*          *00*          *ZZ*HENGYUE        *ZZ*JIAXIN         *261124*0800*U*00401*000000%1$s*0*P*>~TA1*%2$s*261124*0800*%3$s~IEA*0*000000%1$s~"
            .formatted(control, reference, verdict));
  }

  @Test
  void a_TA1_that_accepts_says_that_it_arrived_and_one_that_rejects_why_not() throws Exception {
    OutgoingRow sent = answers.toX12Order("825", "T-1");
    ta1("826", sent, "A*000");
    assertThat(told(answers.until(sent, it -> OurAnswers.state(it).equals("received")))).isEmpty();
    OutgoingRow other = answers.toX12Order("827", "T-2");
    ta1("828", other, "R*025");
    OutgoingRow now = answers.until(other, it -> OurAnswers.state(it).equals("rejected"));
    assertThat(told(now))
        .extracting(PartnerFault::where, PartnerFault::code, it -> it.text().en())
        .containsExactly(tuple("ISA", "025", "The control number was used before."));
    assertThat(OurAnswers.state(answers.row(sent))).isEqualTo("received");
  }

  private static InterchangeResult aperak(String reference, String inner) {
    long segments = inner.chars().filter(it -> it == '\'').count() + 2;
    return answers.apply(
        "UNB+UNOC:3+HENGYUE:ZZ+JIAXIN:ZZ+261124:0800+%1$s'UNH+1+APERAK:D:97A:UN'%2$sUNT+%3$d+1'UNZ+1+%1$s'"
            .formatted(reference, inner, segments));
  }

  private static void contrl(String reference, String ours) {
    answers.apply(
        "UNB+UNOC:3+HENGYUE:ZZ+JIAXIN:ZZ+261124:0800+%1$s'UNH+1+CONTRL:D:3:UN'UCI+%2$s+JIAXIN:ZZ+HENGYUE:ZZ+7'UNT+3+1'UNZ+1+%1$s'"
            .formatted(reference, ours));
  }

  @Test
  void an_APERAK_that_accepts_is_found_by_our_reference_and_by_our_document_number()
      throws Exception {
    OutgoingRow one = answers.toOrder("B-1", "JIAXIN");
    InterchangeResult said = aperak("BA-1", "BGM++1+29'RFF+ACE:" + one.reference() + "'");
    OutgoingRow now = answers.until(one, it -> OurAnswers.state(it).equals("acknowledged"));
    assertThat(requireNonNull(now.acknowledged()).by()).isEqualTo(said.id());
    OutgoingRow two = answers.toOrder("B-2", "JIAXIN");
    hub.admin()
        .sql("update weft.outbox set document = 'OURS-2' where id = ?")
        .param(two.id())
        .update();
    aperak("BA-2", "BGM++2+29'RFF+AGO:OURS-2'");
    answers.until(two, it -> OurAnswers.state(it).equals("acknowledged"));
  }

  /** The answer also quotes UNH 0062, which is 1 in every interchange that the hub sends. */
  @Test
  void the_number_of_a_message_is_not_taken_for_that_of_an_interchange() throws Exception {
    OutgoingRow first = answers.toOrder("B-3", "JIAXIN");
    hub.admin()
        .sql("update weft.outbox set reference = '00000001', document = null where id = ?")
        .param(first.id())
        .update();
    OutgoingRow meant = answers.toOrder("B-4", "JIAXIN");
    aperak("BA-3", "BGM++3+27'RFF+ACE:" + meant.reference() + "'RFF+ACW:1'ERC+PART'");
    answers.until(meant, it -> OurAnswers.state(it).equals("rejected"));
    assertThat(answers.row(first).acknowledged()).isNull();
  }

  @Test
  void an_APERAK_takes_the_place_of_the_CONTRL_before_it_and_a_later_one_that_of_both()
      throws Exception {
    OutgoingRow sent = answers.toOrder("B-5", "JIAXIN");
    contrl("BC-1", sent.reference());
    answers.until(sent, it -> OurAnswers.state(it).equals("acknowledged"));
    aperak(
        "BA-4",
        "BGM++4+27'RFF+ACE:"
            + sent.reference()
            + "'ERC+PRICE'FTX+AAO+++The price is not:the one agreed.'");
    OutgoingRow refused = answers.until(sent, it -> OurAnswers.state(it).equals("rejected"));
    assertThat(told(refused))
        .extracting(PartnerFault::where, PartnerFault::code, it -> it.text().en())
        .containsExactly(tuple("ERC", "PRICE", "The price is not the one agreed."));
    contrl("BC-2", sent.reference());
    aperak("BA-5", "BGM++5+29'RFF+ACE:" + sent.reference() + "'");
    OutgoingRow now = answers.until(sent, it -> OurAnswers.state(it).equals("acknowledged"));
    assertThat(told(now)).isEmpty();
  }

  @Test
  void an_824_takes_the_place_of_the_997_before_it() throws Exception {
    OutgoingRow sent = answers.toX12Order("829", "E-1");
    String group = answers.group(sent);
    answers.apply(OurAnswers.x12("830", "FA", "997", "AK1*PR*" + group + "~AK9*A*1*1*1~", 4));
    answers.until(sent, it -> OurAnswers.state(it).equals("acknowledged"));
    String inner =
        "BGN*11*7*20261124~OTI*%s*TN*E-1*HENGYUE*JIAXIN*20261124*0800*" + group + "*0001*855~%s";
    answers.apply(
        OurAnswers.x12(
            "831",
            "AG",
            "824",
            inner.formatted("TR", "TED*011*The promise is*ACK*4~NTE*ADD*too late.~"),
            6));
    OutgoingRow refused = answers.until(sent, it -> OurAnswers.state(it).equals("rejected"));
    assertThat(told(refused))
        .extracting(PartnerFault::where, PartnerFault::code, it -> it.text().en())
        .containsExactly(tuple("ACK 4", "011", "The promise is too late."));
    answers.apply(OurAnswers.x12("832", "AG", "824", inner.formatted("TA", ""), 4));
    assertThat(told(answers.until(sent, it -> OurAnswers.state(it).equals("acknowledged"))))
        .isEmpty();
  }

  private static List<PartnerFault> told(OutgoingRow it) {
    return requireNonNull(it.acknowledged()).told();
  }
}
