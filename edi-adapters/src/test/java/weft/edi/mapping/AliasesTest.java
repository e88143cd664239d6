package weft.edi.mapping;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.edi.meaning.Correspondents;
import weft.edi.meaning.Meanings;
import weft.edi.meaning.Village;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.ReaderOptions;
import weft.edi.reader.Samples;
import weft.edi.reader.X12Samples;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;
import weft.party.EdiRules;
import weft.party.EdiRules.Alias;
import weft.party.EdiRules.CodeTolerance;
import weft.party.Profile;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;

/** What a partnership agreed on names and codes is true of every message, whatever its standard. */
class AliasesTest {
  private static final List<Alias> PARTS = List.of(new Alias("4711", "HY-4711/A"));
  private static final List<Alias> UNITS = List.of(new Alias("STK", "PCE"), new Alias("ZZ", "KGM"));

  private static EdiRules rules(
      @Nullable CodeTolerance codes, List<Alias> parts, List<Alias> units) {
    return new EdiRules(null, null, null, codes, null, null, parts, units, null);
  }

  private static Translated translated(EdiRules rules, @Nullable String dialect, ReadMessage it) {
    var profile =
        new Profile(
            Profile.UnknownPart.LEARN,
            Profile.Acknowledgement.NEVER,
            true,
            false,
            false,
            null,
            dialect,
            rules);
    try (var translator = new Translator(Meanings.BY_TYPE)) {
      var from = new Correspondents(new Village(profile), Village.HENGYUE, null);
      return translator.translate(it, from, ReaderOptions.STANDARD);
    }
  }

  private static ReadMessage delfor(String status, String... item) {
    var all =
        new java.util.ArrayList<>(
            List.of(
                "BGM+241+R1+5",
                "DTM+137:202611230600:203",
                "NAD+BY+HENGYUE::92",
                "NAD+SU+JIAXIN::92",
                "GIS+37",
                "NAD+ST+PLANT1::92"));
    all.addAll(List.of(item));
    all.addAll(List.of("SCC+" + status, "QTY+113:40:STK", "DTM+2:20261201:102"));
    String sent = Samples.message("DELFOR:D:97A:UN", all.toArray(String[]::new));
    return EdiReader.read(sent.getBytes(ISO_8859_1)).messages().getFirst();
  }

  private static ReleaseForecast released(Translated it) {
    assertThat(it.faults()).isEmpty();
    return (ReleaseForecast) it.meaning().commands().getFirst();
  }

  @Test
  void a_part_and_a_unit_of_the_partner_s_become_ours() {
    var released =
        released(translated(rules(null, PARTS, UNITS), null, delfor("1", "LIN+1++4711:IN")));
    assertThat(released.schedule().part()).isEqualTo("HY-4711/A");
    assertThat(released.forecast().unit()).isEqualTo("PCE");
    assertThat(released.forecast().lines().getFirst().segment()).isEqualTo(11);
  }

  @Test
  void a_part_in_PIA_is_found_and_the_supplier_s_own_number_stays() {
    var message = delfor("1", "LIN+1", "PIA+1+4711:SA+4711:BP");
    ReadMessage ours =
        Aliases.of(rules(null, PARTS, UNITS)).inOurs(message, ReaderOptions.STANDARD).message();
    assertThat(ours.segments().toString()).contains("PIA+1+4711:SA+HY-4711/A:BP");
    assertThat(message.segments().toString()).contains("PIA+1+4711:SA+4711:BP");
  }

  @Test
  void names_are_looked_for_where_the_dialect_put_them() {
    String dialect =
        "<dialect><on segment=\"LIN\"><copy from=\"1082\" to=\"C212.7140\"/></on></dialect>";
    var released =
        released(translated(rules(null, PARTS, UNITS), dialect, delfor("1", "LIN+4711")));
    assertThat(released.schedule().part()).isEqualTo("HY-4711/A");
  }

  @Test
  void an_850_is_understood_in_our_names_too_and_its_units_stay_X12_s() {
    String sent =
        X12Samples.interchange(
            X12Samples.ISA,
            "850",
            "004010",
            "BEG*00*SA*PO-1**20261124",
            "N1*BY*Hengyue*92*HENGYUE",
            "N1*SU**92*JIAXIN",
            "PO1*10*100*ZZ*2.5**BP*4711*VP*4711",
            "DTM*002*20270111");
    var message = EdiReader.read(sent.getBytes(ISO_8859_1)).messages().getFirst();
    Translated translated = translated(rules(null, PARTS, UNITS), null, message);
    var line =
        ((PlaceOrder) translated.meaning().commands().getFirst()).placed().lines().getFirst();
    assertThat(line.part()).isEqualTo("HY-4711/A");
    assertThat(line.supplierPart()).isEqualTo("4711");
    assertThat(line.unit()).isEqualTo("KGM");
    assertThat(translated.message().segments().toString()).contains("PO1*10*100*KG*2.5");
  }

  @Test
  void a_name_that_the_interchange_s_characters_cannot_say_rejects_the_message_with_its_place() {
    var rules = rules(null, List.of(new Alias("4711", "臂架")), UNITS);
    Translated translated = translated(rules, null, delfor("1", "LIN+1++4711:IN"));
    assertThat(translated.isApplicable()).isFalse();
    var fault = translated.faults().getFirst();
    assertThat(fault.code()).isEqualTo(FaultCode.DIALECT_FAILED);
    assertThat(fault.element()).isEqualTo("C212.7140");
    assertThat(fault.segment()).isEqualTo(9);
  }

  @Test
  void a_code_outside_its_list_is_as_bad_as_the_partnership_agreed() {
    var message = delfor("FX", "LIN+1++4711:IN");
    assertThat(severity(rules(null, PARTS, UNITS), message)).isEqualTo(Severity.ERROR);
    assertThat(severity(rules(CodeTolerance.STRICT, PARTS, UNITS), message))
        .isEqualTo(Severity.ERROR);
    assertThat(severity(rules(CodeTolerance.TOLERANT, PARTS, UNITS), message))
        .isEqualTo(Severity.NOTE);
    assertThat(
            translated(rules(CodeTolerance.TOLERANT, PARTS, UNITS), null, message).isApplicable())
        .isTrue();
  }

  /** Segments that a dialect or an alias amends are judged by the same measure. */
  @Test
  void tolerance_holds_for_what_was_amended() {
    String dialect =
        "<dialect><on segment=\"SCC\"><set element=\"4017\" value=\"FY\"/></on></dialect>";
    var message = delfor("1", "LIN+1++4711:IN");
    assertThat(
            translated(rules(CodeTolerance.TOLERANT, PARTS, UNITS), dialect, message)
                .isApplicable())
        .isTrue();
    assertThat(translated(rules(null, PARTS, UNITS), dialect, message).isApplicable()).isFalse();
  }

  private static Severity severity(EdiRules rules, ReadMessage message) {
    return translated(rules, null, message).faults().stream()
        .filter(it -> it.code() == FaultCode.CODE_NOT_LISTED)
        .findFirst()
        .orElseThrow()
        .severity();
  }
}
