package weft.edi.mapping;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.edi.meaning.words.UnitCodes;
import weft.edi.profile.Rules;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.edi.reader.X12Samples;
import weft.edi.writer.VdaWriter;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.party.EdiRules;
import weft.party.EdiRules.Alias;
import weft.party.EdiRules.CodeTolerance;

/** The hub reports a unit that no list of its standard contains, in every standard. */
class UnknownUnitsTest {
  private static List<String> told(ReadMessage message, @Nullable EdiRules rules) {
    return UnknownUnits.judged(message, rules).faults().stream()
        .filter(it -> it.code() == FaultCode.CODE_NOT_LISTED)
        .map(UnknownUnitsTest::said)
        .toList();
  }

  private static String said(Fault it) {
    return it.segment() + " " + it.tag() + " " + it.element() + " " + it.severity();
  }

  private static ReadMessage despatch(String first, String second) {
    String body =
        "BGM+351+LS-1+9'DTM+11:20261124:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'CPS+1'LIN+1++P1:IN'QTY+12:3:%s'LIN+2++P2:IN'QTY+12:3:%s'LIN+3++P3:IN'QTY+12:3:%s'"
            .formatted(first, second, second);
    return Samples.read(Samples.message("DESADV:D:01B:UN", body.split("'"))).messages().getFirst();
  }

  private static ReadMessage delivered(String unit) {
    byte[] bytes =
        new VdaWriter(ISO_8859_1, true)
            .record("711", "03", "HENGYUE", "JIAXIN", "8", "9", "261124")
            .record("712", "03", "20001234")
            .record("713", "03", "70001240", "261124", "", "", "", "4500012345")
            .record("714", "03", "P2", "", "", "1500", unit)
            .end("711", "02")
            .toBytes();
    return EdiReader.read(bytes).messages().getFirst();
  }

  @Test
  void it_is_noted_once_where_it_stands_first() {
    assertThat(told(despatch("PCE", "BUC"), null)).containsExactly("11 QTY C186.6411 NOTE");
    assertThat(told(delivered("XX"), null)).containsExactly("4 714 714-07 NOTE");
    assertThat(told(ordered("QQQ"), null)).containsExactly("3 E1EDP01 MENEE NOTE");
    assertThat(told(shipped("005010", "XX"), null)).containsExactly("8 SN1 SN103 NOTE");
  }

  @Test
  void one_that_is_too_long_for_its_release_is_told_as_that_alone() {
    ReadMessage old =
        Samples.read(
                Samples.message(
                    "DESADV:D:96A:UN",
                    "BGM+351+LS-1+9'DTM+11:20261124:102'CPS+1'LIN+1++P1:IN'QTY+12:3:GBND'"
                        .split("'")))
            .messages()
            .getFirst();
    assertThat(old.faults()).extracting(Fault::code).containsExactly(FaultCode.ELEMENT_TOO_LONG);
    assertThat(UnknownUnits.judged(old, null)).isSameAs(old);
  }

  @Test
  void what_the_lists_have_is_not() {
    assertThat(told(despatch("KGM", "XBX"), null)).isEmpty();
    assertThat(told(delivered("ST"), null)).isEmpty();
    assertThat(told(ordered("ST"), null)).isEmpty();
    assertThat(told(shipped("005010", "EA"), null)).isEmpty();
  }

  /** In these releases the element has its own list, and the reader checks it. */
  @Test
  void in_X12_of_which_the_list_is_known_it_is_told_once() {
    ReadMessage read = shipped("004010", "XX");
    assertThat(read.faults()).extracting(Fault::code).containsExactly(FaultCode.CODE_NOT_LISTED);
    assertThat(UnknownUnits.judged(read, null)).isSameAs(read);
  }

  @Test
  void what_the_partner_has_a_name_for_is_known_and_a_strict_partner_s_is_refused() {
    EdiRules named = Rules.agreed().units(List.of(new Alias("BUC", "BD"))).rules();
    assertThat(told(despatch("PCE", "BUC"), named)).isEmpty();
    EdiRules strict = Rules.agreed().codes(CodeTolerance.STRICT).rules();
    assertThat(told(despatch("PCE", "BUC"), strict)).containsExactly("11 QTY C186.6411 ERROR");
    assertThat(told(delivered("XX"), strict)).containsExactly("4 714 714-07 ERROR");
    EdiRules tolerant = Rules.agreed().codes(CodeTolerance.TOLERANT).rules();
    assertThat(told(delivered("XX"), tolerant)).containsExactly("4 714 714-07 NOTE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"PCE", "C62", "H87", "EA", "KGM", "MTR", "MTK", "LTR", "TNE", "SET", "NPR", "PR"})
  void EDIFACT_goes_by_Recommendation_20(String code) {
    assertThat(UnitCodes.EDIFACT.has(code)).isTrue();
    assertThat(UnitCodes.IDOC.has(code)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"BUC", "SCHA", "XX", "KILO", "kgm", "X", "PCS"})
  void and_knows_no_others(String code) {
    assertThat(UnitCodes.EDIFACT.has(code)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PCE", "H87", "EA", "PC", "KGM", "MTR", "XBX", "XPX", "X4C", "BX", "PK"})
  void ours_are_those_of_Recommendation_20_and_older_ones_that_have_no_other_name(String code) {
    assertThat(UnitCodes.isOurs(code)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"XXX", "XX", "XDE", "KG", "MM", "PCS", "kgm", "", "STD"})
  void and_no_others(String code) {
    assertThat(UnitCodes.isOurs(code)).isFalse();
  }

  private static ReadMessage shipped(String release, String unit) {
    String asn =
        "BSN*00*LS-1*20261124*0900~HL*1**S~HL*2*1*I~LIN**BP*P2~SN1**3*%s~CTT*2~".formatted(unit);
    return Samples.read(X12Samples.set("856", X12Samples.inner(asn)).replace("004010", release))
        .messages()
        .getFirst();
  }

  private static ReadMessage ordered(String unit) {
    String order =
        """
        <?xml version="1.0" encoding="UTF-8"?><ORDERS05><IDOC BEGIN="1">
        <EDI_DC40 SEGMENT="1"><TABNAM>EDI_DC40</TABNAM><DOCNUM>0000000000000901</DOCNUM><IDOCTYP>ORDERS05</IDOCTYP><MESTYP>ORDERS</MESTYP><SNDPRN>HENGYUE</SNDPRN><RCVPRN>JIAXIN</RCVPRN><CREDAT>20261124</CREDAT><CRETIM>090000</CRETIM></EDI_DC40>
        <E1EDK01 SEGMENT="1"><BELNR>4500</BELNR></E1EDK01>
        <E1EDP01 SEGMENT="1"><POSEX>10</POSEX><MENGE>5</MENGE><MENEE>%s</MENEE></E1EDP01>
        </IDOC></ORDERS05>
        """
            .formatted(unit);
    return EdiReader.read(order.getBytes(UTF_8)).messages().getFirst();
  }
}
