package weft.edi.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.reader.Samples.faults;
import static weft.edi.reader.Samples.read;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.edi.reader.text.ReaderOptions;
import weft.interchange.Fault;

class ElementTest {
  private static final String DELFOR = Samples.text("delfor-d97a-hengyue.edi");

  /** The columns: the text in the sample, its mutation, the fault, and its place. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = ';',
      value = {
        "QTY+113:160:PCE;QTY+113:16O:PCE;element-not-numeric 31 QTY C186.6060;16O",
        "QTY+113:160:PCE;QTY+113:1234567890123456:PCE;element-too-long 31 QTY"
            + " C186.6060;1234567890123456",
        "QTY+113:160:PCE;QTY+113;element-missing 31 QTY C186.6060;+113",
        "QTY+113:160:PCE;QTY;element-missing 31 QTY C186;QTY'",
        "QTY+113:160:PCE;QTY+ZZZ:160:PCE;code-not-listed 31 QTY C186.6063;ZZZ",
        "QTY+113:160:PCE;QTY+113:160:PCE:X;element-unexpected 31 QTY C186;:X",
        "QTY+113:160:PCE;QTY+113:160:PCE+X;element-unexpected 31 QTY;+X",
        "QTY+113:160:PCE;QTY+113:160:PIECE;element-too-long 31 QTY C186.6411;PIECE",
        "DTM+2:20261207:102;DTM+2:20261307:102;date-invalid 32 DTM C507.2380;20261307",
        "DTM+2:20261207:102;DTM+2:202654:616;date-invalid 32 DTM C507.2380;202654",
        "NAD+BY+HENGYUE::92;NAD++HENGYUE::92;element-missing 7 NAD 3035;+HENGYUE",
        "NAD+BY+HENGYUE::92;NAD+BY+::92;element-missing 7 NAD C082.3039;::92",
        "LIN+2++HY-24018:IN;LIN+2++HY-24018:INN;code-not-listed 39 LIN C212.7143;INN",
        "LIN+2++HY-24018:IN;LIN+1234567++HY-24018:IN;element-too-long 39 LIN 1082;1234567",
        "UNZ+1+HY1042;UNZ+X+HY1042;element-not-numeric 59 UNZ 0036;X",
      })
  void a_wrong_value_faults_at_its_place(String was, String now, String fault, String place) {
    assertThat(DELFOR).contains(was + "'");
    ReadInterchange read = read(DELFOR.replace(was + "'", now + "'"));
    assertThat(faults(read)).containsExactly(fault);
    long begin = DELFOR.indexOf(was + "'");
    long offset = read.allFaults().findFirst().orElseThrow().offset();
    String hit = now + "'";
    int within = hit.indexOf(place);
    // A separator in the last column means the place after it; a value means its own place.
    boolean behind = "+:'".indexOf(place.charAt(0)) >= 0 && !fault.startsWith("element-missing");
    if (fault.startsWith("element-missing"))
      assertThat(offset).isBetween(begin, begin + hit.length());
    else assertThat(offset).isEqualTo(begin + within + (behind ? 1 : 0));
  }

  @Test
  void a_code_outside_the_list_is_noted_where_the_partner_is_tolerated() {
    byte[] text =
        DELFOR.replace("QTY+113:160", "QTY+ZZZ:160").getBytes(StandardCharsets.ISO_8859_1);
    ReadMessage strict = EdiReader.read(text).messages().getFirst();
    ReadMessage tolerant =
        EdiReader.read(text, ReaderOptions.STANDARD.toleratingCodes(true)).messages().getFirst();
    assertThat(strict.acceptable()).isFalse();
    assertThat(tolerant.acceptable()).isTrue();
    assertThat(tolerant.faults()).hasSize(1);
  }

  @Test
  void a_code_of_another_list_is_not_judged_by_the_directory_s() {
    String foreign = DELFOR.replace("LIN+2++HY-24018:IN'", "LIN+2++HY-24018:ZZZ::92'");
    assertThat(faults(read(foreign))).isEmpty();
  }

  @Test
  void numbers_may_have_a_sign_and_a_point_or_a_comma() {
    for (String it : new String[] {"-160", "160.5", "160,5", "-0,25", ".5"})
      assertThat(faults(read(DELFOR.replace("113:160:", "113:" + it + ":")))).isEmpty();
    for (String it : new String[] {"1.2.3", "5 ", "1 000", "-", "1e3"})
      assertThat(faults(read(DELFOR.replace("113:160:", "113:" + it + ":")))).hasSize(1);
  }

  @Test
  void lengths_are_counted_in_characters_not_in_bytes() {
    String name = "恒".repeat(35);
    String text =
        Samples.interchange(
            "UNB+UNOY:4+HENGYUE:ZZ+WEFT:ZZ+20261124:0800+REF1'",
            "ORDERS:D:01B:UN",
            "BGM+220+X",
            "DTM+137:20261124:102",
            "NAD+BY+HENGYUE::92++" + name,
            "UNS+S");
    assertThat(faults(EdiReader.read(text.getBytes(StandardCharsets.UTF_8)))).isEmpty();
    String longer = text.replace(name, name + "岳");
    assertThat(faults(EdiReader.read(longer.getBytes(StandardCharsets.UTF_8))))
        .containsExactly("element-too-long 5 NAD C080.3036");
  }

  @Test
  void texts_speak_to_a_purchasing_clerk_in_both_languages() {
    Fault fault =
        read(DELFOR.replace("113:160:", "113:16O:")).allFaults().findFirst().orElseThrow();
    assertThat(fault.text().en())
        .isEqualTo(
            "Segment 31 (QTY, quantity): the value of C186.6060, quantity must be a number, not"
                + " \"16O\".");
    assertThat(fault.text().zh()).isEqualTo("第 31 段（QTY，数量）：C186.6060，数量必须是数字，而不是“16O”。");
  }
}
