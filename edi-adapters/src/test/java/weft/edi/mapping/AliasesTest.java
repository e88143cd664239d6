package weft.edi.mapping;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.edi.meaning.Meanings;
import weft.edi.meaning.Village;
import weft.edi.meaning.words.Correspondents;
import weft.edi.profile.Rules;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.edi.reader.VdaSamples;
import weft.edi.reader.X12Samples;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.writer.VdaWriter;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;
import weft.party.EdiRules;
import weft.party.EdiRules.Alias;
import weft.party.EdiRules.CodeTolerance;
import weft.party.PartyCode;
import weft.party.Profile;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;

/** Agreed names and codes apply to every message of a partnership, whatever its standard. */
class AliasesTest {
  private static final List<Alias> PARTS = List.of(new Alias("4711", "HY-4711/A"));
  private static final List<Alias> UNITS = List.of(new Alias("STK", "PCE"), new Alias("ZZ", "KGM"));

  private static EdiRules rules(
      @Nullable CodeTolerance codes, List<Alias> parts, List<Alias> units) {
    return Rules.agreed().codes(codes).parts(parts).units(units).rules();
  }

  private static Profile profile(EdiRules rules, @Nullable String dialect) {
    return new Profile(
        Profile.UnknownPart.LEARN,
        Profile.Acknowledgement.NEVER,
        true,
        false,
        false,
        null,
        dialect,
        rules,
        null);
  }

  private static Translated translated(EdiRules rules, @Nullable String dialect, ReadMessage it) {
    PartyCode receiver = it.agency().equals("VDA") ? new PartyCode("JIAXIN") : null;
    try (var translator = new Translator(Meanings.BY_TYPE)) {
      var from =
          new Correspondents(new Village(profile(rules, dialect)), Village.HENGYUE, receiver);
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
    assertThat(it.faults()).noneMatch(Fault::forbids);
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

  private static EdiRules at(Alias... sites) {
    return Rules.agreed().sites(List.of(sites)).rules();
  }

  @Test
  void a_site_of_the_partner_s_becomes_ours() {
    var message = delfor("1", "LIN+1++HY-1:IN");
    assertThat(released(translated(at(), null, message)).schedule().site()).isEqualTo("PLANT1");
    var elsewhere = translated(at(new Alias("PLANT1", "PLANT2")), null, message);
    assertThat(released(elsewhere).schedule().site()).isEqualTo("PLANT2");
    var vda = EdiReader.read(VdaSamples.callOff("261201", "40")).messages().getFirst();
    assertThat(released(translated(at(new Alias("P1", "PLANT2")), null, vda)).schedule().site())
        .isEqualTo("PLANT2");
  }

  @Test
  void a_part_and_a_unit_of_a_VDA_record_become_ours_and_the_unit_stays_VDA_s() {
    var vda = EdiReader.read(VdaSamples.callOff("261201", "40")).messages().getFirst();
    var parts = List.of(new Alias(VdaSamples.PART, "HY-4711/A"), new Alias("JX-88", "never"));
    var translated = translated(rules(null, parts, List.of(new Alias("ST", "SET"))), null, vda);
    var released = released(translated);
    assertThat(released.schedule().part()).isEqualTo("HY-4711/A");
    assertThat(released.forecast().unit()).isEqualTo("SET");
    var part = translated.message().segments().get(1);
    assertThat(part.value("512-09")).isEqualTo("JX-88");
    assertThat(part.value("512-13")).isEqualTo("SA");
  }

  @Test
  void a_name_longer_than_its_field_rejects_the_message() {
    var vda = EdiReader.read(VdaSamples.callOff("261201", "40")).messages().getFirst();
    var parts = List.of(new Alias(VdaSamples.PART, "HY-4711/A-of-more-than-22"));
    var translated = translated(rules(null, parts, UNITS), null, vda);
    assertThat(translated.isApplicable()).isFalse();
    assertThat(translated.faults().getFirst().element()).isEqualTo("512-08");
  }

  /** Its supplier names sites as the hub does, and may also use the buyer's names. */
  @Test
  void of_what_the_supplier_sends_the_hub_s_names_come_first() {
    var message =
        EdiReader.read(
                Samples.message(
                        "DESADV:D:97A:UN",
                        "BGM+351+LS-1+9",
                        "NAD+BY+HENGYUE::92",
                        "NAD+SU+JIAXIN::92",
                        "NAD+ST+PLANT1::92",
                        "CPS+1",
                        "LIN+1++HY-1:IN",
                        "QTY+12:1:PCE")
                    .getBytes(ISO_8859_1))
            .messages()
            .getFirst();
    assertThat(shipTo(at(new Alias("PLANT1", "PLANT2")), message)).isEqualTo("PLANT1");
    var vda =
        EdiReader.read(
                new VdaWriter(ISO_8859_1, true)
                    .record("711", "03", "HENGYUE", "JIAXIN", "8", "9", "261125")
                    .record("712", "03", "20001234")
                    .record("713", "03", "1", "261125", "", "", "", "", "", "", "P2")
                    .record("714", "03", "HY-1", "", "", "1500", "KG")
                    .end("711", "02")
                    .toBytes())
            .messages()
            .getFirst();
    assertThat(shipTo(at(new Alias("P2", "PLANT2")), vda)).isEqualTo("PLANT2");
    assertThat(shipTo(at(), vda)).isEqualTo("P2");
  }

  private static @Nullable String shipTo(EdiRules rules, ReadMessage of) {
    var supplier = new PartyCode("JIAXIN");
    try (var translator = new Translator(Meanings.BY_TYPE)) {
      var from = new Correspondents(new Village(profile(rules, null)), supplier, Village.HENGYUE);
      Translated it = translator.translate(of, from, ReaderOptions.STANDARD);
      // A ship-to that is no site of the buyer's has a note.
      assertThat(it.faults()).allMatch(one -> one.code() == FaultCode.IMPLAUSIBLE);
      return requireNonNull(it.meaning().document()).shipTo();
    }
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

  /** The hub judges segments amended by a dialect or an alias in the same way. */
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
