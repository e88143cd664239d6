package weft.edi.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.HONGZHU;
import static weft.edi.meaning.Village.JIAXIN;
import static weft.edi.meaning.Village.faults;
import static weft.edi.meaning.Village.streams;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import weft.document.BusinessDocument;
import weft.edi.meaning.words.Meaning;
import weft.edi.profile.Rules;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.ordering.LineResponse;
import weft.ordering.LineResponse.Delivery;
import weft.ordering.LineResponse.Verdict;
import weft.ordering.PurchaseOrderCommand.RespondToOrder;
import weft.party.EdiRules.Alias;
import weft.party.PartyCode;
import weft.promise.Reason;

class OrderResponseTest {
  private static final String PARTIES = "NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'";
  private static final String HEAD = "BGM+231+A-7+4'DTM+137:20261124:102'RFF+ON:4711'" + PARTIES;
  private static final LocalDate JANUARY = LocalDate.of(2027, 1, 11);

  private static ReadMessage read(String release, String body) {
    String[] segments =
        Arrays.stream((body + "UNS+S'").split("'"))
            .filter(it -> !it.isEmpty())
            .toArray(String[]::new);
    String identifier = "ORDRSP:" + release.charAt(0) + ":" + release.substring(1) + ":UN";
    ReadMessage read = Samples.read(Samples.message(identifier, segments)).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    return read;
  }

  private static Meaning meaning(String body) {
    return Village.PLAIN.meaning(read("D96A", body), JIAXIN);
  }

  private static RespondToOrder said(Meaning meaning) {
    return (RespondToOrder) meaning.commands().getFirst();
  }

  private static LineResponse line(String below) {
    Meaning meaning = meaning(HEAD + below);
    assertThat(meaning.faults()).isEmpty();
    return said(meaning).lines().getFirst();
  }

  @Test
  void a_sub_line_answers_no_line_of_the_order_and_that_is_noted() {
    Meaning meaning = meaning(HEAD + "LIN+10+5+P1:IN'LIN+20+5+P2:IN+1:10'");
    assertThat(said(meaning).lines()).extracting(LineResponse::line).containsExactly("10");
    assertThat(Village.places(meaning)).containsExactly("MEANING_UNKNOWN LIN C829.5495");
    assertThat(meaning.isApplicable()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"D96A", "D97A", "D99A", "D01B", "D04A", "D07A", "D10A"})
  void every_directory_says_the_same(String release) {
    Meaning meaning =
        Village.PLAIN.meaning(
            read(
                release,
                HEAD
                    + "LIN+10+5+P1:IN'LIN+20+3+P2:IN'QTY+21:40:PCE'QTY+113:25:PCE'DTM+69:20270111:102'LIN+30+7+P3:IN'FTX+AAI+++tooling?:"
                    + " die 4 broke'LIN+40+4+P4:IN'"),
            JIAXIN);
    assertThat(meaning.faults()).isEmpty();
    assertThat(streams(meaning)).containsExactly("PurchaseOrder:HENGYUE:4711");
    List<LineResponse> lines = said(meaning).lines();
    assertThat(lines)
        .extracting(it -> it.line() + " " + it.verdict())
        .containsExactly("10 ACCEPTED", "20 AMENDED", "30 REFUSED");
    assertThat(lines.get(1).deliveries()).containsExactly(new Delivery(Quantity.of(25), JANUARY));
    assertThat(lines.get(1).part() + lines.get(1).unit()).isEqualTo("P2PCE");
    assertThat(lines.get(2).reason()).isEqualTo(new Reason(Reason.Code.TOOLING, "die 4 broke"));
  }

  @Test
  void it_is_kept_as_a_document_too() {
    BusinessDocument document =
        Objects.requireNonNull(meaning(HEAD + "LIN+10+5+P1:IN'").document());
    assertThat(document.kind()).isEqualTo(BusinessDocument.Kind.ORDER_RESPONSE);
    assertThat(document.number()).isEqualTo("A-7");
    assertThat(document.lines().getFirst().order()).isEqualTo("4711");
  }

  @ParameterizedTest
  @CsvSource({
    "+29, ACCEPTED",
    "+27, REFUSED",
    "+9+AP, ACCEPTED",
    "+9+AD, ACCEPTED",
    "+9+RE, REFUSED",
    "+29+AC, ACCEPTED"
  })
  void BGM_answers_the_order_as_a_whole(String codes, Verdict verdict) {
    Meaning meaning = meaning(HEAD.replace("+4'DTM", codes + "'DTM"));
    assertThat(meaning.faults()).isEmpty();
    assertThat(said(meaning).whole()).isEqualTo(verdict);
    assertThat(said(meaning).lines()).isEmpty();
  }

  @Test
  void a_message_that_only_says_that_the_order_arrived_answers_nothing_and_says_so() {
    Meaning meaning = meaning(HEAD.replace("+4'DTM", "+9+AB'DTM"));
    assertThat(said(meaning).whole()).isNull();
    assertThat(faults(meaning)).containsExactly(FaultCode.MEANING_UNKNOWN);
    assertThat(meaning.isApplicable()).isTrue();
  }

  @Test
  void a_line_without_a_word_of_its_own_is_what_BGM_says_else_what_it_states() {
    Meaning accepted = meaning(HEAD.replace("+4'DTM", "+29'DTM") + "LIN+10++P1:IN'");
    assertThat(said(accepted).lines().getFirst().verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(said(accepted).whole()).as("its lines say it").isNull();
    assertThat(line("LIN+10++P1:IN'QTY+12:3:PCE'").verdict()).isEqualTo(Verdict.AS_STATED);
  }

  @Test
  void deliveries_stand_below_SCC() {
    assertThat(
            line("LIN+10+3+P1:IN'QTY+21:40:PCE'SCC+1'QTY+113:15:PCE'DTM+69:20270111:102'"
                    + "QTY+113:25:PCE'DTM+69:20270118:102'")
                .deliveries())
        .containsExactly(
            new Delivery(Quantity.of(15), JANUARY),
            new Delivery(Quantity.of(25), JANUARY.plusDays(7)));
  }

  @Test
  void a_promised_day_counts_before_the_one_requested() {
    assertThat(line("LIN+10+3+P1:IN'DTM+2:20270101:102'DTM+69:20270111:102'").deliveries())
        .containsExactly(new Delivery(null, JANUARY));
  }

  @Test
  void the_line_is_the_one_the_order_numbers() {
    assertThat(line("LIN+1+5+P1:IN'RFF+ON:4711:30'").line()).isEqualTo("30");
  }

  @Test
  void the_order_may_stand_at_its_lines() {
    String lines = "LIN+10+5+P1:IN'RFF+ON:4799'LIN+20+5+P2:IN'RFF+ON:";
    String without = HEAD.replace("RFF+ON:4711'", "");
    assertThat(streams(meaning(without + lines + "4799'")))
        .containsExactly("PurchaseOrder:HENGYUE:4799");
    assertThat(faults(meaning(without + lines + "4798'")))
        .containsExactly(FaultCode.MEANING_UNKNOWN);
    assertThat(faults(meaning(without))).containsExactly(FaultCode.VALUE_MISSING);
  }

  @Test
  void what_cannot_be_decided_is_told_where_it_stands() {
    Meaning several = meaning(HEAD + "LIN+10+3+P1:IN'QTY+113:5:PCE'QTY+113:7:PCE'");
    assertThat(several.faults()).extracting(Fault::segment).containsExactly(10);
    assertThat(faults(meaning(HEAD + "LIN+10+1+P1:IN'")))
        .containsExactly(FaultCode.MEANING_UNKNOWN);
    assertThat(meaning(HEAD.replace("+4'DTM", "+29+RE'DTM")).isApplicable()).isFalse();
    assertThat(meaning(HEAD.replace("+4'DTM", "+1'DTM")).isApplicable()).isFalse();
  }

  @Test
  void only_the_supplier_itself_answers() {
    ReadMessage message = read("D96A", HEAD + "LIN+10+5+P1:IN'");
    for (PartyCode other : List.of(HONGZHU, Village.HENGYUE)) {
      Meaning meaning = Village.PLAIN.meaning(message, other);
      assertThat(meaning.commands()).isEmpty();
      assertThat(meaning.document()).isNull();
      assertThat(Village.places(meaning)).containsExactly("SENDER_MISMATCH NAD C082.3039");
    }
    String unnamed = HEAD.replace(PARTIES, "");
    assertThat(faults(meaning(unnamed))).containsExactly(FaultCode.UNKNOWN_PARTNER);
  }

  @Test
  void parts_and_units_may_be_called_as_the_buyer_calls_them() {
    var rules =
        Rules.agreed()
            .parts(List.of(new Alias("P1", "HY-10")))
            .units(List.of(new Alias("STK", "PCE")))
            .rules();
    var village = Village.under(rules);
    LineResponse line =
        said(village.meaning(read("D96A", HEAD + "LIN+10+5+P1:IN'QTY+21:4:STK'"), JIAXIN))
            .lines()
            .getFirst();
    assertThat(line.part() + " " + line.unit()).isEqualTo("HY-10 PCE");
  }
}
