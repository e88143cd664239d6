package weft.edi.reader;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;

class IdocReaderTest {
  private static final String ORDER = new String(Samples.bytes("idoc-orders05-hengyue.xml"), UTF_8);
  private static final String SCHEDULE =
      new String(Samples.bytes("idoc-delfor02-hengyue.xml"), UTF_8);

  private static ReadInterchange read(String text) {
    return EdiReader.read(text.getBytes(UTF_8));
  }

  private static List<String> faults(String text) {
    return Samples.faults(read(text));
  }

  /** The sample with the first such text replaced. */
  private static String order(String from, String to) {
    int at = ORDER.indexOf(from);
    assertThat(at).as(from).isNotNegative();
    return ORDER.substring(0, at) + to + ORDER.substring(at + from.length());
  }

  @Test
  void the_samples_are_clean() {
    assertThat(faults(ORDER)).isEmpty();
    assertThat(faults(SCHEDULE)).isEmpty();
  }

  @Test
  void the_control_record_is_the_envelope() {
    Envelope envelope = Objects.requireNonNull(EdiReader.scan(ORDER.getBytes(UTF_8)));
    assertThat(envelope.syntax()).isEqualTo("IDOC");
    assertThat(envelope.sender().id()).isEqualTo("HENGYUE");
    assertThat(envelope.receiver().id()).isEqualTo("JIAXIN");
    assertThat(envelope.reference()).isEqualTo("0000000000004711");
    assertThat(envelope.prepared()).isEqualTo(LocalDateTime.of(2026, 11, 24, 8, 30));
    assertThat(envelope.test()).isFalse();
    assertThat(envelope).isEqualTo(read(ORDER).envelope());
    String test = order("<DIRECT>1</DIRECT>", "<DIRECT>1</DIRECT><TEST>X</TEST>");
    assertThat(Objects.requireNonNull(read(test).envelope()).test()).isTrue();
  }

  @Test
  void segments_have_named_fields_and_lead_to_their_bytes() {
    ReadInterchange read = read(ORDER);
    byte[] bytes = ORDER.getBytes(UTF_8);
    Segment item = read.segments().get(9);
    assertThat(item.tag()).isEqualTo("E1EDP19");
    assertThat(item.value("KTEXT")).isEqualTo("Boom head pin 90 x 410 & 吊臂头销轴");
    assertThat(item.value("NOSUCH")).isEmpty();
    assertThat(new String(bytes, (int) item.offset(), 22, UTF_8))
        .isEqualTo("<E1EDP19 SEGMENT=\"1\">\n");
    assertThat(new String(bytes, (int) item.offsetOf("IDTNR"), 8, UTF_8)).isEqualTo("HY-24017");
    assertThat(item.toString()).startsWith("<E1EDP19").endsWith("</E1EDP19>");
    assertThat(NamedSegment.of(item).values())
        .extracting(it -> it.element() + "=" + it.value())
        .contains("QUALF=001", "IDTNR=HY-24017");
  }

  @Test
  void groups_are_nested_as_the_XML_is() {
    Group body = read(ORDER).messages().getFirst().body();
    assertThat(body.groupsAt("E1EDP01")).hasSize(2);
    assertThat(body.groupsAt("E1EDP01").get(1).segments("E1EDP20")).hasSize(2);
    assertThat(body.segments("E1EDKA1")).hasSize(3);
  }

  @Test
  void each_IDoc_of_a_file_is_a_message() {
    String idoc = ORDER.substring(ORDER.indexOf("  <IDOC"), ORDER.indexOf("</ORDERS05>"));
    String second = idoc.replace("0000000000004711", "0000000000004799");
    ReadInterchange two = read(ORDER.replace("</ORDERS05>", second + "</ORDERS05>"));
    assertThat(Samples.faults(two)).isEmpty();
    assertThat(two.messages())
        .extracting(ReadMessage::reference)
        .containsExactly("0000000000004711", "0000000000004799");
    assertThat(faults(ORDER.replace("</ORDERS05>", idoc + "</ORDERS05>")))
        .containsExactly("duplicate-message 16 EDI_DC40");
    assertThat(
            faults(
                ORDER.replace(
                    "</ORDERS05>",
                    second.replace("<SNDPRN>HENGYUE", "<SNDPRN>LINGYUN") + "</ORDERS05>")))
        .containsExactly("sender-mismatch 16 EDI_DC40 SNDPRN");
  }

  @ParameterizedTest
  @CsvSource({
    "<MENGE>30.000, <MENGE>3O.000, element-not-numeric 8 E1EDP01 MENGE",
    "<EDATU>20270118, <EDATU>20271318, date-invalid 9 E1EDP20 EDATU",
    "<QUALF>001</QUALF>, '', element-missing 7 E1EDK02 QUALF",
    "<QUALF>001, <QUALF>0012, element-too-long 7 E1EDK02 QUALF",
    "<DOCNUM>0000000000004711</DOCNUM>, '', element-missing 1 EDI_DC40 DOCNUM",
    "<CURCY>CNY</CURCY>, <CURCY>CNY</CURCY><CURCY>EUR</CURCY>,"
        + " element-repeated 2 E1EDK01 CURCY",
    "<CRETIM>083000, <CRETIM>083060, time-invalid 1 EDI_DC40 CRETIM",
    "<IDOCTYP>ORDERS05, <IDOCTYP>ORDERS99, message-unknown 1 EDI_DC40 IDOCTYP",
  })
  void each_field_is_checked_at_its_place(String from, String to, String fault) {
    assertThat(faults(order(from, to))).containsExactly(fault);
  }

  @Test
  void segments_missing_misplaced_or_unknown_are_told() {
    assertThat(
            faults(
                order("<E1EDK01 SEGMENT=\"1\">", "<E1EDK04 SEGMENT=\"1\">")
                    .replace("</E1EDK01>", "</E1EDK04>")))
        .contains("segment-missing 2 E1EDK01");
    assertThat(faults(order("    <E1EDK01", "<E1EDS01 SEGMENT=\"1\"/>    <E1EDK01")))
        .containsExactly("segment-unexpected 3 E1EDK01");
    assertThat(faults(order("    <E1EDK03", "<E1EDP20 SEGMENT=\"1\"/>    <E1EDK03")))
        .containsExactly("segment-unexpected 3 E1EDP20");
    String custom = order("    <E1EDK03", "<Z1HY SEGMENT=\"1\"><A>1</A></Z1HY>    <E1EDK03");
    assertThat(faults(custom)).containsExactly("segment-unknown 3 Z1HY");
    assertThat(read(custom).messages().getFirst().acceptable()).isTrue();
    assertThat(read(custom).segments().get(2).value("A")).isEqualTo("1");
    assertThat(faults(order("</E1EDP20>\n", "</E1EDP20><LGORT>1</LGORT>\n")))
        .containsExactly("element-unexpected 8 E1EDP01");
    assertThat(faults(order("    <E1EDK03", "stray    <E1EDK03")))
        .containsExactly("outside-message 2 null");
    assertThat(faults(order("  <IDOC", "<X>1</X>  <IDOC"))).containsExactly("leading-data 0 null");
    int control = ORDER.indexOf("    <EDI_DC40");
    assertThat(faults(ORDER.substring(0, control) + ORDER.substring(ORDER.indexOf("    <E1EDK01"))))
        .contains("envelope-missing 1 E1EDK01");
  }

  @Test
  void comments_pieces_of_text_and_empty_elements_do_not_lead_astray() {
    String odd =
        order("    <E1EDK01", "<!-- <E1EDK01> --><?x <E1EDK01>?>    <E1EDK01")
            .replace("<CURCY>CNY</CURCY>", "<CURCY><![CDATA[CNY]]></CURCY><ZTERM/>")
            .replace("<BSART>NB", "<BSART x='>'>N&#66;");
    ReadInterchange read = read(odd);
    assertThat(Samples.faults(read)).isEmpty();
    Segment header = read.segments().get(1);
    assertThat(header.value("CURCY")).isEqualTo("CNY");
    assertThat(header.value("BSART")).isEqualTo("NB");
    assertThat(odd.substring((int) header.offset())).startsWith("<E1EDK01 SEGMENT");
  }

  @Test
  void other_documents_are_no_IDocs() {
    assertThat(faults("<a><b>1</b></a>")).contains("not-edifact 0 null");
    assertThat(faults("<a><b>1</b>")).contains("not-well-formed 0 null");
    assertThat(faults("<ORDERS05></ORDERS05>")).containsExactly("not-edifact 0 null");
    assertThat(EdiReader.scan("<a/>".getBytes(UTF_8))).isNull();
  }

  @Test
  void document_types_and_entities_are_refused_and_nothing_is_fetched() {
    String file = "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/hostname\">]>";
    for (String type :
        List.of(
            file,
            "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">",
            "<!DOCTYPE x [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>")) {
      String at = ORDER.replace("<ORDERS05>", type + "<ORDERS05>");
      assertThat(faults(at)).as(type).containsExactly("not-well-formed 0 null");
      assertThat(faults(at.replace("NB", "&y;"))).containsExactly("not-well-formed 0 null");
    }
    assertThat(faults(order("<BSART>NB", "<BSART>&y;"))).contains("not-well-formed 0 null");
  }

  @Test
  void what_is_nested_too_deep_or_too_much_is_told() {
    assertThat(faults(order("<CURCY>", "<A>".repeat(10_000)))).contains("not-well-formed 0 null");
    ReadInterchange limited =
        EdiReader.read(
            ORDER.replace("</ORDERS05>", "<IDOC/>".repeat(9) + "</ORDERS05>").getBytes(UTF_8),
            ReaderOptions.STANDARD.withLimits(1 << 20, 3, 1 << 10));
    assertThat(Samples.faults(limited)).containsExactly("too-many-messages 0 null");
    assertThat(
            Samples.faults(
                EdiReader.read(
                    ORDER.getBytes(UTF_8), ReaderOptions.STANDARD.withLimits(100, 3, 10))))
        .containsExactly("too-large 0 null");
  }

  @Test
  void characters_are_those_the_document_names_or_the_partner_has() {
    String latin =
        order("encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"").replaceAll("[^\\x00-\\x7f]", "ü");
    ReadInterchange read = EdiReader.read(latin.getBytes(ISO_8859_1));
    assertThat(Samples.faults(read)).isEmpty();
    assertThat(read.segments().get(5).value("NAME1")).isEqualTo("üüüüüüüü");
    Charset gb = Charset.forName("GB18030");
    String chinese = order(" encoding=\"UTF-8\"", "");
    ReadInterchange partner =
        EdiReader.read(chinese.getBytes(gb), ReaderOptions.STANDARD.withCharset(gb));
    assertThat(Samples.faults(partner)).isEmpty();
    assertThat(partner.segments().get(5).value("NAME1")).isEqualTo("恒岳重工一号工厂");
    String wide = order("encoding=\"UTF-8\"", "encoding=\"UTF-16\"");
    assertThat(Samples.faults(EdiReader.read(wide.getBytes(UTF_8))))
        .isSubsetOf("charset-not-supported 0 null", "not-well-formed 0 null")
        .isNotEmpty();
  }

  @Test
  void a_file_cut_off_at_any_byte_is_read_and_told() {
    byte[] whole = ORDER.getBytes(UTF_8);
    for (int length = 0; length < whole.length - 1; length++) {
      byte[] cut = java.util.Arrays.copyOf(whole, length);
      ReadInterchange read = EdiReader.read(cut);
      assertThat(read.allFaults()).as("cut at %d", length).isNotEmpty();
      for (Segment it : read.segments()) assertThat(it.end()).isBetween(it.offset(), (long) length);
    }
  }

  @Test
  void a_file_with_any_bytes_changed_is_read_and_told_without_an_exception() {
    Random random = new Random(5);
    String special = "<>/&;\"'=![]-? \n\0E1";
    for (int i = 0; i < 3_000; i++) {
      byte[] bytes = (i % 2 == 0 ? ORDER : SCHEDULE).getBytes(StandardCharsets.UTF_8);
      for (int n = 1 + random.nextInt(4); n > 0; n--)
        bytes[random.nextInt(bytes.length)] =
            (byte) special.charAt(random.nextInt(special.length()));
      ReadInterchange read = EdiReader.read(bytes);
      read.allFaults().forEach(it -> assertThat(it.offset()).isBetween(0L, (long) bytes.length));
      assertThat(read.allFaults().map(it -> it.code())).doesNotContain(FaultCode.MEANING_FAILED);
    }
  }
}
