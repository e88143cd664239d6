package weft.edi.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.JIAXIN;
import static weft.edi.meaning.Village.faults;
import static weft.edi.meaning.Village.streams;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.edi.reader.X12Samples;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.ordering.LineResponse;
import weft.ordering.LineResponse.Delivery;
import weft.ordering.LineResponse.Verdict;
import weft.ordering.PurchaseOrderCommand.RespondToOrder;
import weft.promise.Reason;

class X12OrderAcknowledgmentTest {
  private static final String PARTIES = "N1*BY**92*HENGYUE~N1*SU**92*JIAXIN~";
  private static final String BAK = "BAK*00*AC*4711*20261124****A-7*20261125~" + PARTIES;
  private static final String PO1 = "PO1*10*40*EA*2.5**BP*P1~";
  private static final LocalDate JANUARY = LocalDate.of(2027, 1, 11);

  private static Meaning meaning(String type, String inner) {
    String text = X12Samples.set(type, X12Samples.inner(inner));
    ReadMessage read = Samples.read(text).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    return Village.PLAIN.meaning(read, JIAXIN);
  }

  private static RespondToOrder said(Meaning meaning) {
    return (RespondToOrder) meaning.commands().getFirst();
  }

  private static LineResponse line(String below) {
    Meaning meaning = meaning("855", BAK + PO1 + below);
    assertThat(meaning.faults()).isEmpty();
    return said(meaning).lines().getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "IA, ACCEPTED", "AC, ACCEPTED", "AR, ACCEPTED", "IC, AMENDED", "IQ, AMENDED", "IP, AMENDED",
    "IB, AMENDED", "DR, AMENDED", "BP, AMENDED", "IR, REFUSED", "ID, REFUSED", "R2, REFUSED"
  })
  void ACK01_says_what_becomes_of_the_line(String status, Verdict verdict) {
    LineResponse line = line("ACK*" + status + "*25*EA*067*20270111~");
    assertThat(line.verdict()).isEqualTo(verdict);
    if (verdict != Verdict.REFUSED)
      assertThat(line.deliveries()).containsExactly(new Delivery(Quantity.of(25), JANUARY));
    assertThat(line.line() + " " + line.part()).isEqualTo("10 P1");
  }

  @Test
  void each_ACK_is_a_delivery() {
    LineResponse line = line("ACK*IA*25*EA*067*20270111~ACK*IB*15*EA*067*20270118~");
    assertThat(line.verdict()).isEqualTo(Verdict.AMENDED);
    assertThat(line.unit()).isEqualTo("PCE");
    assertThat(line.deliveries())
        .containsExactly(
            new Delivery(Quantity.of(25), JANUARY),
            new Delivery(Quantity.of(15), JANUARY.plusDays(7)));
  }

  @Test
  void a_day_of_despatch_does_not_change_a_line_that_is_accepted() {
    assertThat(line("ACK*IA*40*EA*068*20270104~").deliveries())
        .containsExactly(new Delivery(Quantity.of(40), null));
  }

  @Test
  void a_line_on_hold_is_not_answered_and_one_half_on_hold_cannot_be() {
    assertThat(said(meaning("855", BAK + PO1 + "ACK*IH~")).lines()).isEmpty();
    assertThat(faults(meaning("855", BAK + PO1 + "ACK*IA*25*EA~ACK*IH*15*EA~")))
        .containsExactly(FaultCode.MEANING_UNKNOWN);
  }

  @Test
  void what_comes_later_has_to_say_when_and_another_part_is_no_answer() {
    assertThat(faults(meaning("855", BAK + PO1 + "ACK*IB*40*EA~")))
        .containsExactly(FaultCode.VALUE_MISSING);
    assertThat(faults(meaning("855", BAK + PO1 + "ACK*IS*40*EA~")))
        .containsExactly(FaultCode.MEANING_UNKNOWN);
  }

  @Test
  void reasons_are_notes() {
    assertThat(line("ACK*IR~N9*L1*1~MSG*transport: no lorry~").reason())
        .isEqualTo(new Reason(Reason.Code.TRANSPORT, "no lorry"));
  }

  @ParameterizedTest
  @CsvSource({"AD, ACCEPTED", "AK, ACCEPTED", "AT, ACCEPTED", "RD, REFUSED", "RJ, REFUSED"})
  void BAK02_answers_the_order_as_a_whole(String type, Verdict verdict) {
    Meaning meaning = meaning("855", BAK.replace("*AC*", "*" + type + "*"));
    assertThat(meaning.faults()).isEmpty();
    assertThat(said(meaning).whole()).isEqualTo(verdict);
  }

  @Test
  void a_release_against_a_blanket_order_is_an_order_of_its_own() {
    assertThat(streams(meaning("855", "BAK*00*AD*4711*20261124*7~" + PARTIES)))
        .containsExactly("PurchaseOrder:HENGYUE:4711%2F7");
  }

  @Test
  void an_865_answers_a_change_and_may_ask_for_one() {
    Meaning meaning =
        meaning(
            "865",
            "BCA*00*AC*4711**2*20261124~"
                + PARTIES
                + "POC*10*QD*25**EA***BP*P1~ACK*IA*25*EA*067*20270111~"
                + "POC*20*NC*3**EA***BP*P2~POC*30*QD*2**EA***BP*P3~DTM*002*20270111~");
    assertThat(meaning.faults()).isEmpty();
    assertThat(streams(meaning)).containsExactly("PurchaseOrder:HENGYUE:4711");
    assertThat(said(meaning).lines())
        .extracting(it -> it.line() + " " + it.verdict())
        .containsExactly("10 ACCEPTED", "30 AS_STATED");
    assertThat(said(meaning).lines().getLast().deliveries())
        .containsExactly(new Delivery(Quantity.of(2), JANUARY));
  }
}
