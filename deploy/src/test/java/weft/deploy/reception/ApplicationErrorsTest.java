package weft.deploy.reception;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.database.Beside;
import weft.deploy.SampleFiles;
import weft.edi.InterchangeResult;
import weft.edi.answer.WhenMessagesWereNotAppliedThenSayWhy;
import weft.edi.meaning.Meanings;
import weft.edi.profile.Rules;
import weft.edi.reception.MessageReruns.Asked;
import weft.event.Provenance;
import weft.event.Recorded;
import weft.event.TracedEvent;
import weft.interchange.InterchangeOutcome;
import weft.interchange.MessageResult;
import weft.interchange.MessageResult.Outcome;
import weft.language.Text;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.Profile;

/** A partner that asked for it gets an APERAK or 824 that states why its message has no effect. */
@Beside("own")
class ApplicationErrorsTest {
  private static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  private static SmallHub hub;

  @BeforeAll
  static void agreed_with_one_of_two() {
    hub = SmallHub.acknowledging(Meanings.BY_TYPE);
    agree("JIAXIN", true, Profile.UnknownPart.LEARN);
    apply(OurAnswers.order("AE-0", "JIAXIN", "")); // so that the hub knows its part
    agree("JIAXIN", true, Profile.UnknownPart.HOLD);
    agree("HONGZHU", null, Profile.UnknownPart.HOLD);
  }

  @AfterAll
  static void closes() {
    hub.close();
  }

  private static void agree(String supplier, @Nullable Boolean tells, Profile.UnknownPart unknown) {
    var rules = Rules.agreed().applicationErrors(tells).rules();
    hub.agree(
        new Partnership(HENGYUE, new PartyCode(supplier)),
        new Profile(
            unknown,
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

  private static String message(int number, String supplier, String part, String quantity) {
    return ("UNH+%1$d+DELFOR:D:97A:UN'BGM+241+R%1$d+5'DTM+137:202611230600:203'NAD+BY+HENGYUE::92'"
            + "NAD+SU+%2$s::92'GIS+37'NAD+ST+PLANT1::92'LIN+1++%3$s:IN'SCC+1++D'QTY+%4$s:PCE'"
            + "DTM+2:20261201:102'UNT+12+%1$d'")
        .formatted(number, supplier, part, quantity);
  }

  private static String interchange(String reference, String... messages) {
    return "UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0612+%1$s'%2$sUNZ+%3$d+%1$s'"
        .formatted(reference, String.join("", messages), messages.length);
  }

  /** The written messages of this type, oldest first. */
  private static List<String> letters(String type, InterchangeResult to) {
    return hub.admin()
        .sql(
            "select state || ' ' || encode(bytes, 'escape') from weft.outbox where message_type = ?"
                + " and in_answer_to = ? order by outbox_no")
        .params(type, String.valueOf(to.id()))
        .query((row, _) -> requireNonNull(row.getString(1)))
        .list();
  }

  /** Hands the same events to the same reaction again. */
  private static void reactAgain(InterchangeResult to) {
    String stream = "Interchange:HENGYUE:" + to.receiver() + ":" + to.reference();
    var reaction = new WhenMessagesWereNotAppliedThenSayWhy(hub.answering());
    List<TracedEvent> past = hub.history().streams().trace(stream);
    assertThat(past).isNotEmpty();
    for (TracedEvent it : past)
      if (reaction.handles(it.payload()))
        reaction.react(
            new Recorded(
                0,
                stream,
                it.sequence(),
                "event-" + it.sequence(),
                it.recordedAt(),
                it.payload(),
                it.provenance()));
  }

  private static List<Outcome> outcomes(InterchangeResult it) {
    return it.messages().stream().map(MessageResult::outcome).toList();
  }

  @Test
  void a_message_held_for_a_part_is_told_of_and_accepted_once_the_part_is_learned()
      throws Exception {
    InterchangeResult held = apply(interchange("AE-1", message(1, "JIAXIN", "AE-P1", "113:40")));
    assertThat(held.outcome()).isEqualTo(InterchangeOutcome.HELD);
    assertThat(hub.written("APERAK", String.valueOf(held.id())))
        .startsWith("waiting UNB+UNOC:3+WEFT:ZZ+HENGYUE:ZZ+")
        .contains("UNH+1+APERAK:D:97A:UN'BGM++", "+23'DTM+137:")
        .contains("'RFF+ACE:AE-1'RFF+ACW:1'RFF+AGO:R1'ERC+PART:ZZZ:ZZZ'")
        .contains("FTX+AAO+++part-unknown?: Part AE-P1 is not known in this partnership; the")
        .contains("'RFF+ZZZ:LIN C212.7140:8'UNT+10+1'");
    reactAgain(held);
    assertThat(letters("APERAK", held)).as("written once").hasSize(1);

    hub.reruns()
        .byHand(
            new Asked(
                UUID.fromString(String.valueOf(held.id())),
                1,
                new Text("a new part", "新零件"),
                true,
                null),
            new Provenance.Actor(HENGYUE, null, "hengyue-edi"));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (letters("APERAK", held).size() < 2) {
      assertThat(System.nanoTime()).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertThat(letters("APERAK", held).getLast())
        .startsWith("waiting ")
        .contains("+29'", "RFF+ACE:AE-1'RFF+ACW:1'RFF+AGO:R1'UNT+7+1'")
        .doesNotContain("ERC");
  }

  @Test
  void a_contradiction_is_accepted_with_reserves_and_says_what_it_is_at_odds_with()
      throws Exception {
    apply(OurAnswers.order("AE-2", "JIAXIN", ""));
    InterchangeResult other =
        apply(
            OurAnswers.order("AE-2", "JIAXIN", "")
                .replace("0612+AE-2", "0612+AE-3")
                .replace("UNZ+1+AE-2", "UNZ+1+AE-3")
                .replace("QTY+21:4", "QTY+21:5"));
    assertThat(outcomes(other)).containsExactly(Outcome.CONTRADICTED);
    assertThat(hub.written("APERAK", String.valueOf(other.id())))
        .contains("+45'DTM+137:", "RFF+ACE:AE-3'RFF+ACW:1'RFF+AGO:AE-2'ERC+CONFLICT:ZZZ:ZZZ'")
        .contains("contradiction?: The order arrived again with different content");
  }

  @Test
  void a_message_refused_for_its_meaning_is_told_of_with_the_place() throws Exception {
    InterchangeResult refused = apply(interchange("AE-4", message(1, "JIAXIN", "AE-P2", "3:40")));
    assertThat(outcomes(refused)).containsExactly(Outcome.REJECTED);
    assertThat(hub.written("APERAK", String.valueOf(refused.id())))
        .contains("+27'DTM+137:", "'ERC+NOANCHOR:ZZZ:ZZZ'FTX+AAO+++cumulative-without-anchor?:")
        .containsPattern("'RFF\\+ZZZ:[A-Z]{3}[^:']*:[0-9]+'UNT");
  }

  @Test
  void of_one_interchange_all_messages_whose_partners_asked_for_it_are_told_of_together()
      throws Exception {
    InterchangeResult mixed =
        apply(
            interchange(
                "AE-5",
                message(1, "JIAXIN", "AE-P3", "113:40"),
                message(2, "HONGZHU", "AE-P4", "113:40"),
                message(3, "JIAXIN", "AE-P5", "113:4x"),
                message(4, "JIAXIN", "AE-P6", "113:40")));
    assertThat(outcomes(mixed))
        .containsExactly(Outcome.HELD, Outcome.HELD, Outcome.REJECTED, Outcome.HELD);
    String written = hub.written("APERAK", String.valueOf(mixed.id()));
    assertThat(written)
        .startsWith("waiting ")
        .contains("UNH+1+APERAK", "RFF+ACW:1'", "-1+23'")
        .contains("UNH+2+APERAK", "RFF+ACW:4'", "-2+23'", "UNZ+2+")
        .doesNotContain("RFF+ACW:2'", "RFF+ACW:3'");
    assertThat(letters("APERAK", mixed)).hasSize(1);
  }

  @Test
  void an_830_held_for_a_part_is_answered_by_824() throws Exception {
    String forecast = SampleFiles.bytes("forecast-x12-830-hengyue-jiaxin.x12");
    InterchangeResult held = apply(forecast);
    assertThat(held.outcome()).isEqualTo(InterchangeOutcome.HELD);
    assertThat(hub.written("824", String.valueOf(held.id())))
        .startsWith("waiting ISA*")
        .contains("~OTI*TE*TN*12*HENGYUE*JIAXIN*20261124*0800*901*0001*830~")
        .contains(
            "~REF*ZZ*000000901*ISA13~TED*848*part-unknown: Part HY-30250 is not known in this")
        .contains("*LIN*6*3*234*HY-30250~NTE*ADD*partnership; the message is held.~SE*");
  }

  @Test
  void nothing_is_said_where_nobody_asked_where_syntax_is_wrong_or_to_an_answer() {
    var silent =
        List.of(
            apply(interchange("AE-6", message(1, "HONGZHU", "AE-P7", "113:40"))),
            apply(interchange("AE-7", message(1, "JIAXIN", "AE-P8", "113:4x"))),
            apply(interchange("AE-8", message(1, "NOBODY", "AE-P9", "113:40"))),
            apply(
                "UNB+UNOC:3+HENGYUE:ZZ+JIAXIN:ZZ+261124:0800+AE-9'UNH+1+APERAK:D:97A:UN'BGM++1+27'"
                    + "RFF+ACE:77'ERC+PART'UNT+5+1'UNZ+1+AE-9'"),
            apply(
                "UNB+UNOC:3+HENGYUE:ZZ+JIAXIN:ZZ+261124:0800+AE-10'UNH+1+CONTRL:D:3:UN'"
                    + "UCI+1+JIAXIN:ZZ+HENGYUE:ZZ+7'UNT+3+1'UNZ+1+AE-10'"),
            apply(OurAnswers.x12("851", "AG", "824", "BGN*11*7*20261124~OTI*TR*TN*R1~TED*848~", 5)),
            apply(OurAnswers.x12("852", "FA", "997", "AK1*PR*77~AK9*A*1*1*1~", 4)));
    for (InterchangeResult it : silent) {
      reactAgain(it);
      assertThat(letters("APERAK", it)).isEmpty();
      assertThat(letters("824", it)).isEmpty();
    }
  }
}
