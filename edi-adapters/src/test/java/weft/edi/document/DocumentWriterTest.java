package weft.edi.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static weft.edi.document.Documents.DAY;
import static weft.edi.document.Documents.HENGYUE;
import static weft.edi.document.Documents.JIAXIN;
import static weft.edi.document.Documents.assertRefused;
import static weft.edi.document.Documents.document;
import static weft.edi.document.Documents.line;
import static weft.edi.document.Documents.rule;
import static weft.edi.document.Documents.text;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Kind;
import weft.document.DocumentBuilder;
import weft.document.LineBuilder;
import weft.edi.meaning.Village;
import weft.edi.onward.NotWritable;
import weft.edi.onward.OnwardAddresses;
import weft.edi.onward.TheirNames;
import weft.edi.reader.EdiReader;
import weft.edi.reader.Samples;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.EnvelopeParty;
import weft.measure.Quantity;
import weft.party.EdiRules.Outbound;
import weft.party.Partnership;
import weft.party.PartyCode;

class DocumentWriterTest {
  private static final BusinessDocument DESPATCHED =
      document(
          Kind.DESPATCH_ADVICE,
          "LS-1",
          LineBuilder.line("1", "HY-1")
              .supplierPart("JX-1")
              .quantity(Quantity.of("4.5"), "KGM")
              .order("4711", "10")
              .build(),
          line("2", "HY-2", 20, null));

  @Test
  void a_despatch_advice_is_a_DESADV_in_the_syntax_and_separators_agreed_upon() {
    var rule = new Outbound("DESADV", "D97A", "UNOB:2", "=+,? '", "VDA", null, null);
    assertThat(text(DESPATCHED, rule))
        .isEqualTo(
            "UNA=+,? 'UNB+UNOB=2+JIAXIN=ZZ+HENGYUE=ZZ+261126=0930+00000007'"
                + "UNH+1+DESADV=D=97A=UN=VDA'BGM+351+LS-1+9'DTM+137=20261126=102'"
                + "NAD+BY+HENGYUE==92'NAD+SU+JIAXIN==92'CPS+1++4'"
                + "LIN+1++HY-1=IN'PIA+1+JX-1=SA'QTY+12=4,5=KGM'RFF+ON=4711=10'"
                + "LIN+2++HY-2=IN'QTY+12=20=PCE'CNT+2=2'UNT+14+1'UNZ+1+00000007'");
  }

  @Test
  void a_despatch_advice_is_an_856_in_the_version_and_separators_agreed_upon() {
    var rule = new Outbound("856", "004030", "00403", ":|. ^\n", "X1", null, null);
    assertThat(text(DESPATCHED, rule))
        .isEqualTo(
            """
            ISA|00|          |00|          |ZZ|JIAXIN         |ZZ|HENGYUE        |261126|0930|^|00403|000000007|0|P|:
            GS|SH|JIAXIN|HENGYUE|20261126|0930|7|X|004030X1
            ST|856|0001
            BSN|00|LS-1|20261126|0000
            HL|1||S
            N1|BY||92|HENGYUE
            N1|SU||92|JIAXIN
            HL|2|1|O
            PRF|4711
            HL|3|2|I
            LIN|1|BP|HY-1|VP|JX-1
            SN1||4.5|KG
            PRF|4711||||10
            HL|4|1|O
            HL|5|4|I
            LIN|2|BP|HY-2
            SN1||20|EA
            CTT|5
            SE|17|0001
            GE|1|7
            IEA|1|000000007
            """);
  }

  @Test
  void where_the_goods_go_and_when_stands_there() {
    var despatched =
        Documents.of(Kind.DESPATCH_ADVICE, "LS-2")
            .lines(line("1", "P", 1, null))
            .shipTo("PLANT1")
            .shipped(DAY, DAY.plusDays(2))
            .build();
    assertThat(text(despatched, rule("DESADV", "D96A")))
        .contains("DTM+11:20261126:102'DTM+17:20261128:102'", "NAD+ST+PLANT1::92'CPS");
    assertThat(text(despatched, rule("856", "003040")))
        .contains("HL*1**S~DTM*011*261126~DTM*017*261128~N1*BY", "N1*ST**92*PLANT1~HL*2");
    var names = new TheirNames(Map.of(), Map.of(), Map.of("PLANT1", "P1"), List.of());
    assertThat(new String(Documents.written(despatched, rule("DESADV", "D96A"), names), ISO_8859_1))
        .contains("NAD+ST+P1::92'CPS");
    assertThat(new String(Documents.written(despatched, rule("856", "003040"), names), ISO_8859_1))
        .contains("N1*ST**92*P1~HL*2");
  }

  @Test
  void parts_and_units_are_called_as_the_receiver_calls_them() {
    var names =
        new TheirNames(
            Map.of("HY-1", "4711?", "JX-1", "no"), Map.of("KGM", "KG"), Map.of(), List.of());
    String edifact =
        new String(Documents.written(DESPATCHED, rule("DESADV", "D96A"), names), ISO_8859_1);
    assertThat(edifact).contains("LIN+1++4711??:IN'PIA+1+JX-1:SA'QTY+12:4.5:KG'", "QTY+12:20:PCE'");
    String x12 =
        new String(Documents.written(DESPATCHED, rule("856", "004010"), names), ISO_8859_1);
    assertThat(x12).contains("LIN*1*BP*4711?*VP*JX-1~SN1**4.5*KG~", "SN1**20*EA~");
  }

  /** ST is a sheet in EDIFACT and a set in X12. */
  @Test
  void a_unit_that_X12_has_for_another_is_not_written() {
    var line = line("1", "HY-1", Quantity.of(4), "ST", null, null);
    var sheets = document(Kind.DESPATCH_ADVICE, "LS-2", line);
    assertThat(text(sheets, rule("DESADV", "D96A"))).contains("QTY+12:4:ST'");
    assertThatExceptionOfType(NotWritable.class)
        .isThrownBy(() -> text(sheets, rule("856", "004010")))
        .withMessageContaining("unit ST");
  }

  @Test
  void lower_case_stands_under_UNOA_too() {
    var lower = document(Kind.STOCK_REPORT, "n-1", line("1", "ab", 1, null));
    String text = text(lower, new Outbound("INVRPT", "D97A", "UNOA:1", null, null, null, null));
    assertThat(text).contains("BGM+35+n-1+9'", "LIN+1++ab:IN'INV++++1'QTY+145:1:PCE'");
    assertThat(EdiReader.read(text.getBytes(ISO_8859_1)).acceptable()).isTrue();
  }

  @Test
  void what_the_signs_agreed_upon_cannot_say_is_not_written() {
    var chinese = document(Kind.DESPATCH_ADVICE, "发-1", line("1", "P", 1, null));
    assertRefused(chinese, rule("DESADV", "D96A"), "characters");
    var starred = document(Kind.DESPATCH_ADVICE, "LS", line("1", "P*1", 1, null));
    assertRefused(starred, rule("856", "004010"), "characters");
    assertThat(
            Documents.written(
                chinese, new Outbound("DESADV", "D96A", "UNOY:4", null, null, null, null)))
        .isNotEmpty();
  }

  @Test
  void what_was_not_kept_whole_is_not_written_in_part() {
    var cut =
        Documents.of(Kind.DESPATCH_ADVICE, "LS-1")
            .lines(line("1", "P", 1, null))
            .lineCount(10_001)
            .build();
    assertRefused(cut, rule("DESADV", "D96A"), "10001");
  }

  @Test
  void an_address_that_X12_would_cut_is_not_written() {
    var longer = new PartyCode("HENGYUE-HEAVY-INDUSTRY");
    var stated =
        new StatedDocument(
            DocumentBuilder.document(Kind.DESPATCH_ADVICE, "LS", new Partnership(longer, JIAXIN))
                .build(),
            JIAXIN,
            DAY,
            TheirNames.OURS);
    var ours =
        new OnwardAddresses(
                new EnvelopeParty("JIAXIN", "ZZ"), new EnvelopeParty(longer.value(), "ZZ"), false)
            .envelope(rule("856", "004010"), "1", Documents.NOW, null);
    assertThatExceptionOfType(NotWritable.class)
        .isThrownBy(() -> DocumentWriter.write(stated, rule("856", "004010"), ours))
        .withMessageContaining("15 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"D92B", "009010"})
  void a_release_without_a_table_is_not_written(String release) {
    assertRefused(DESPATCHED, rule("DESADV", release), release);
  }

  private static OnwardAddresses addressed(String unb, Outbound rule) {
    Envelope came =
        Objects.requireNonNull(
            Samples.read(Samples.interchange(unb, "ORDERS:D:96A:UN")).envelope());
    return OnwardAddresses.of(came, JIAXIN, HENGYUE, rule, null, Village.PLAIN);
  }

  @Test
  void addresses_are_those_it_came_with_as_far_as_they_name_the_partners() {
    var edifact = rule("DESADV", "D96A");
    var x12 = rule("856", "004010");
    String byCode = "UNB+UNOC:3+JIAXIN+HENGYUE:ZZ+261124:0800+REF1++++++1'";
    assertThat(addressed(byCode, edifact))
        .isEqualTo(
            new OnwardAddresses(
                new EnvelopeParty("JIAXIN", ""), new EnvelopeParty("HENGYUE", "ZZ"), true));
    assertThat(addressed(byCode, x12).from()).isEqualTo(new EnvelopeParty("JIAXIN", "ZZ"));
    String byGln = "UNB+UNOC:3+6909990000059:14+WEFT:ZZ+261124:0800+REF1'";
    assertThat(addressed(byGln, edifact))
        .isEqualTo(
            new OnwardAddresses(
                new EnvelopeParty("6909990000059", "14"),
                new EnvelopeParty("HENGYUE", "ZZ"),
                false));
    assertThat(addressed(byGln, x12).from()).isEqualTo(new EnvelopeParty("6909990000059", "07"));
  }
}
