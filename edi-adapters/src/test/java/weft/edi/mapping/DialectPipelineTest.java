package weft.edi.mapping;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import weft.edi.dialect.Change;
import weft.edi.dialect.Dialect;
import weft.edi.dialect.DialectFailed;
import weft.edi.mapping.DialectPipeline.Amended;
import weft.edi.meaning.Meanings;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reader.text.Segment;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;

class DialectPipelineTest {
  /** Segment 8 is NAD ST, 9 LIN, 10 PIA, 11 FTX, 12 SCC, 13 QTY, 14 DTM. */
  private static final String[] DELFOR = {
    "BGM+241+R7+5",
    "DTM+137:202611230600:203",
    "NAD+BY+HENGYUE::92",
    "NAD+SU+JIAXIN::92",
    "GIS+37",
    "NAD+ST+4711::92",
    "LIN+1",
    "PIA+5+HY-1:IN",
    "FTX+AAI+++UNLOAD AT DOCK D4 PLEASE",
    "SCC+1++D",
    "QTY+113:40:PCE",
    "DTM+2:20261201:102"
  };

  private static ReadMessage delfor(String... changed) {
    String[] segments = DELFOR.clone();
    for (String it : changed)
      for (int i = 0; i < segments.length; i++)
        if (it.startsWith(segments[i].substring(0, 3))) segments[i] = it;
    return message(segments);
  }

  private static ReadMessage message(String... segments) {
    return EdiReader.read(Samples.message("DELFOR:D:97A:UN", segments).getBytes(ISO_8859_1))
        .messages()
        .getFirst();
  }

  static Amended amend(ReadMessage message, String rules) {
    try (var pipeline = new DialectPipeline(Dialect.read("<dialect>" + rules + "</dialect>"))) {
      return pipeline.amend(message, ReaderOptions.STANDARD);
    }
  }

  static List<String> changes(Amended it) {
    return it.changes().stream()
        .map(change -> change.segment() + " " + change.before() + " > " + change.after())
        .toList();
  }

  private static List<String> sent(ReadMessage it) {
    return it.segments().stream().map(Segment::toString).toList();
  }

  private static ReleaseForecast forecast(ReadMessage it) {
    assertThat(it.faults()).isEmpty();
    try (var pipeline = new MessagePipeline(Meanings.BY_TYPE)) {
      Meaning meaning = pipeline.map(it, Parties.TO_THE_HUB);
      assertThat(meaning.faults()).isEmpty();
      return (ReleaseForecast) meaning.commands().getFirst();
    }
  }

  @Test
  void a_code_is_translated_by_a_table_and_others_stay() {
    String rules =
        """
        <on segment="NAD" where="3035=ST|BY">
          <translate element="C082.3039"><code from="4711" to="PLANT1"/></translate>
        </on>
        """;
    assertThat(changes(amend(delfor(), rules)))
        .containsExactly("8 NAD+ST+4711::92 > NAD+ST+PLANT1::92");
  }

  @Test
  void a_default_fills_what_is_empty_and_a_set_value_replaces() {
    String rules =
        """
        <on segment="QTY"><default element="C186.6411" value="PCE"/></on>
        <on segment="SCC"><default element="4017" value="4"/><set element="C329.2013" value="W"/></on>
        """;
    assertThat(changes(amend(delfor("QTY+113:40"), rules)))
        .containsExactly("12 SCC+1++D > SCC+1++W", "13 QTY+113:40 > QTY+113:40:PCE");
  }

  @Test
  void a_value_moves_to_an_element_of_another_segment_near_it() {
    String rules =
        """
        <on segment="PIA" where="4347=5">
          <copy from="C212.7143" to="C212.7143" segment="LIN"/>
          <move from="C212.7140" to="C212.7140" segment="LIN"/>
          <drop/>
        </on>
        """;
    Amended amended = amend(delfor(), rules);
    assertThat(changes(amended))
        .containsExactly("9 LIN+1 > LIN+1++HY-1:IN", "10 PIA+5+HY-1:IN > null");
    assertThat(forecast(amended.message()).schedule().part()).isEqualTo("HY-1");
  }

  @Test
  void what_a_free_text_says_becomes_a_segment_in_its_place_in_the_directory() {
    String rules =
        """
        <on message="DELFOR" segment="FTX" where="4451=AAI">
          <take from="C108.4440" pattern="dock {word}" to="C517.3225" segment="LOC" where="3227=11"/>
        </on>
        """;
    Amended amended = amend(delfor(), rules);
    assertThat(changes(amended)).containsExactly("11 null > LOC+11+D4");
    assertThat(sent(amended.message()))
        .containsSubsequence("PIA+5+HY-1:IN", "LOC+11+D4", "SCC+1++D");
    assertThat(amended.message().faults()).isEmpty();
    Segment added =
        amended.message().segments().stream()
            .filter(it -> it.tag().equals("LOC"))
            .findFirst()
            .orElseThrow();
    assertThat(added.offset()).isEqualTo(delfor().segments().get(9).offset());
    assertThat(changes(amend(amended.message(), rules))).isEmpty();
  }

  @Test
  void a_code_that_only_the_partner_knows_is_a_fault_without_the_dialect_and_none_with_it() {
    ReadMessage sent = delfor("SCC+FX++D");
    assertThat(sent.faults()).extracting(Fault::code).contains(FaultCode.CODE_NOT_LISTED);
    String rules =
        "<on segment=\"SCC\"><translate element=\"4017\"><code from=\"FX\""
            + " to=\"1\"/></translate></on>";
    assertThat(amend(sent, rules).message().faults()).isEmpty();
  }

  @Test
  void a_segment_that_the_standard_has_no_place_for_can_be_read_and_left_out() {
    String[] segments = DELFOR.clone();
    segments[8] = "MOA+9:99";
    ReadMessage sent = message(segments);
    assertThat(sent.faults()).extracting(Fault::code).contains(FaultCode.SEGMENT_UNEXPECTED);
    String rules =
        """
        <on segment="MOA"><move from="C516.5004" to="4.1" segment="FTX"/><drop/></on>
        """;
    Amended amended = amend(sent, rules);
    assertThat(changes(amended)).containsExactly("11 MOA+9:99 > null", "11 null > FTX++++99");
    assertThat(amended.message().faults())
        .extracting(it -> it.code() + " " + it.segment())
        .containsExactly("ELEMENT_MISSING 11");
  }

  @Test
  void a_fault_in_amended_words_points_to_the_segment_that_was_sent() {
    ReadMessage sent = delfor();
    Amended amended =
        amend(sent, "<on segment=\"QTY\"><set element=\"C186.6060\" value=\"many\"/></on>");
    assertThat(amended.message().faults())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.code()).isEqualTo(FaultCode.ELEMENT_NOT_NUMERIC);
              assertThat(it.segment()).isEqualTo(13);
              assertThat(it.offset()).isEqualTo(sent.segments().get(11).offset());
            });
  }

  @Test
  void faults_of_what_was_not_touched_stay_and_so_do_those_of_the_trailer() {
    byte[] bytes =
        Samples.message("DELFOR:D:97A:UN", DELFOR)
            .replace("UNT+14", "UNT+15")
            .replace("DTM+2:20261201", "DTM+2:20261301")
            .getBytes(ISO_8859_1);
    ReadMessage sent = EdiReader.read(bytes).messages().getFirst();
    assertThat(sent.faults()).hasSize(2);
    Amended amended = amend(sent, "<on segment=\"FTX\"><drop/></on>");
    assertThat(amended.changes()).hasSize(1);
    assertThat(amended.message().faults()).isEqualTo(sent.faults());
  }

  @Test
  void the_lines_of_an_amended_message_lead_to_the_segments_as_sent() {
    String rules =
        """
        <on segment="PIA"><move from="2.1" to="3.1" segment="LIN"/></on>
        <on segment="FTX"><take from="C108.4440" pattern="dock {word}" to="2.1" segment="LOC" where="3227=11"/></on>
        <on segment="QTY"><set element="C186.6060" value="41"/></on>
        """;
    var line = forecast(amend(delfor(), rules).message()).forecast().lines().getFirst();
    assertThat(line.quantity()).hasToString("41");
    assertThat(line.segment()).isEqualTo(13);
  }

  @Test
  void the_message_as_sent_is_never_touched_and_is_itself_where_no_rule_applies() {
    ReadMessage sent = delfor();
    List<String> before = sent(sent);
    amend(sent, "<on segment=\"QTY\"><set element=\"C186.6060\" value=\"9\"/></on>");
    assertThat(sent(sent)).isEqualTo(before);
    assertThat(amend(sent, "<on message=\"ORDERS\" segment=\"QTY\"><drop/></on>").message())
        .isSameAs(sent);
    assertThat(amend(sent, "<on segment=\"TDT\"><drop/></on>").message()).isSameAs(sent);
  }

  @Test
  void service_characters_in_a_value_stay_values() {
    Amended amended =
        amend(delfor(), "<on segment=\"FTX\"><set element=\"4.1\" value=\"A+B:C'D?\"/></on>");
    assertThat(amended.changes())
        .extracting(Change::after)
        .containsExactly("FTX+AAI+++A?+B?:C?'D??");
    assertThat(amended.message().segments().get(9).value(3)).isEqualTo("A+B:C'D?");
  }

  @Test
  void a_rule_that_cannot_do_its_work_says_where_and_in_which_line() {
    String strict =
        "\n"
            + "<on segment=\"NAD\" where=\"3035=ST\">\n"
            + "<translate element=\"C082.3039\" other=\"refuse\"><code from=\"4712\""
            + " to=\"PLANT2\"/></translate></on>";
    assertThatThrownBy(() -> amend(delfor(), strict))
        .isInstanceOfSatisfying(
            DialectFailed.class,
            it -> {
              assertThat(it.fault().segment()).isEqualTo(8);
              assertThat(it.fault().code()).isEqualTo(FaultCode.DIALECT_FAILED);
              assertThat(it.fault().text().en()).contains("line 3", "\"4711\"", "C082.3039");
              assertThat(it.fault().text().zh()).contains("第 3 行", "“4711”", "C082.3039");
            });
    assertThatThrownBy(
            () -> amend(delfor(), "<on segment=\"FTX\"><set element=\"4.1\" value=\"工厂\"/></on>"))
        .isInstanceOf(DialectFailed.class)
        .hasMessageContaining("characters");
  }

  @Test
  void a_dialect_that_would_work_for_ever_fails_instead() {
    String[] segments = new String[20_003];
    System.arraycopy(DELFOR, 0, segments, 0, 3);
    for (int i = 3; i < segments.length; i++) segments[i] = "FTX+AAI+++DOCK " + i;
    String rules =
        """
        <on segment="FTX"><copy from="C108.4440" to="C082.3039" segment="NAD" where="3035=ZZZ"/></on>
        """;
    long begun = System.nanoTime();
    assertThatThrownBy(() -> amend(message(segments), rules)).isInstanceOf(DialectFailed.class);
    assertThat(System.nanoTime() - begun).isLessThan(5_000_000_000L);
  }

  @Test
  void messages_amended_at_once_do_not_meet() {
    String rules =
        "<on segment=\"BGM\"><move from=\"C106.1004\" to=\"C108.4440\" segment=\"FTX\"/></on>";
    try (var pipeline = new DialectPipeline(Dialect.read("<dialect>" + rules + "</dialect>"))) {
      List<String> after =
          IntStream.range(0, 300)
              .parallel()
              .mapToObj(it -> delfor("BGM+241+R" + it + "+5"))
              .map(
                  it ->
                      String.valueOf(
                          pipeline.amend(it, ReaderOptions.STANDARD).changes().getFirst().after()))
              .toList();
      assertThat(after).isEqualTo(IntStream.range(0, 300).mapToObj(_ -> "BGM+241++5").toList());
    }
  }
}
