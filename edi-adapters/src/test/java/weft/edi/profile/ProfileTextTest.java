package weft.edi.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import weft.edi.profile.ProfileText.Checked;
import weft.edi.profile.ProfileText.Notation;
import weft.edi.table.Layouts;
import weft.interchange.Severity;
import weft.party.EdiRules;
import weft.party.EdiRules.Alias;
import weft.party.EdiRules.Outbound;
import weft.party.Plausibility;
import weft.party.Profile;
import weft.party.SummedTotal;

class ProfileTextTest {
  private static final Profile FULL =
      new Profile(
          Profile.UnknownPart.LEARN,
          Profile.Acknowledgement.ALWAYS,
          false,
          true,
          true,
          "GB18030",
          "<dialect>\n  <on segment=\"SCC\"><drop/></on>\n</dialect>",
          new EdiRules(
              EdiRules.CallOffPrecedence.ONLY_PERMISSION,
              true,
              24,
              EdiRules.CodeTolerance.TOLERANT,
              EdiRules.Repeats.REFUSED,
              EdiRules.Environment.TEST,
              List.of(new Alias("4711", "HY-4711/A"), new Alias("true", "007")),
              List.of(new Alias("STK", "PCE")),
              List.of(
                  new Outbound("DESADV", "D97A", "UNOC:3", ":+.? '", "VDA", null, null),
                  new Outbound(
                      "DELFOR",
                      "D97A",
                      null,
                      null,
                      null,
                      EdiRules.Quantities.CUMULATIVE,
                      new EdiRules.DateCodes("101", "616", "610")),
                  new Outbound(
                      "862", "004010", null, null, null, EdiRules.Quantities.DISCRETE, null)),
              List.of(new Alias("P1", "PLANT1"), new Alias("010", "PLANT2")),
              new EdiRules.EnvelopeRules(
                  400,
                  3,
                  new EdiRules.Address("4012345000009", "14"),
                  new EdiRules.Address("JX-EDI", null)),
              null,
              List.of(
                  new EdiRules.MessageRules("DELFOR", false, 4, EdiRules.CodeTolerance.STRICT),
                  new EdiRules.MessageRules("ORDERS05", null, null, null)),
              48,
              Layouts.INVOICE,
              List.of(
                  new EdiRules.UnitConversion("HY-1", "KGM", new BigDecimal("0.08"), "PCE"),
                  new EdiRules.UnitConversion(null, "BX", new BigDecimal("500"), "PCE")),
              new EdiRules.ScheduleRules(EdiRules.StatusByDefault.FIRM, EdiRules.Emptied.TAKE, 21),
              EdiRules.Releases.EXACT,
              new Plausibility(30, 400, false, true),
              List.of(new SummedTotal("DESADV", "1", "QTY 12"))),
          "UTF-8");

  static Checked yaml(String text) {
    return ProfileText.check(text, Notation.YAML);
  }

  /** Each as {@code code pointer line:column}. */
  static List<String> said(Checked checked) {
    return checked.findings().stream()
        .map(it -> it.code() + " " + it.pointer() + " " + it.line() + ":" + it.column())
        .toList();
  }

  @Test
  void a_profile_written_as_YAML_reads_as_the_same_profile() {
    String text = ProfileYaml.of(FULL);
    assertThat(text).contains("dialect: |-\n  <dialect>\n    <on segment");
    assertThat(yaml(text).findings()).isEmpty();
    assertThat(yaml(text).profile()).isEqualTo(FULL);
    assertThat(yaml(ProfileYaml.of(Profile.PLAIN)).profile()).isEqualTo(Profile.PLAIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "# nothing\n", "edi:\n", "edi: {parts: []}"})
  void what_is_left_out_is_as_usual(String text) {
    assertThat(yaml(text).findings()).isEmpty();
    assertThat(yaml(text).profile()).isEqualTo(Profile.PLAIN);
  }

  @Test
  void all_faults_are_told_at_once_each_at_its_line_and_column() {
    var checked =
        yaml(
            """
            unknownPart: guess
            charset: UTF-16
            orderResponse: maybe
            dialect: |
              <dialect>
                <on segment="UNB"/>
              </dialect>
            edi:
              acknowledgementHours: 900
              tolerance: strict
              parts:
                - {theirs: A, ours: X}
                - {theirs: A, ours: X}
                - {theirs: B}
              outbound:
                - message: DESADV
                  release: D42Z
                - {message: NOTHING, release: D97A}
            """);
    assertThat(checked.profile()).isNull();
    assertThat(said(checked))
        .containsExactly(
            "choice-unknown /unknownPart 1:1",
            "charset-unusable /charset 2:1",
            "flag-expected /orderResponse 3:1",
            "dialect-refused /dialect 4:1",
            "number-out-of-bounds /edi/acknowledgementHours 9:3",
            "name-unknown /edi/tolerance 10:3",
            "alias-ambiguous /edi/parts/1/theirs 13:8",
            "alias-ambiguous /edi/parts/1/ours 13:19",
            "value-missing /edi/parts/2/ours 14:7",
            "release-unknown /edi/outbound/0/release 17:7",
            "text-invalid /edi/outbound/1/message 18:8");
    var dialect = checked.findings().get(3);
    assertThat(dialect.dialectLine()).isEqualTo(2);
    assertThat(dialect.dialectColumn()).isEqualTo(3);
    assertThat(checked.findings()).allMatch(it -> !it.text().en().equals(it.text().zh()));
  }

  @Test
  void JSON_is_read_alike_with_line_and_column() {
    var checked =
        ProfileText.check(
            "{\n \"charset\": 7,\n \"edi\": {\"codes\": \"lax\"}, \"supplierCharset\": \"UTF-16\"}",
            Notation.JSON);
    assertThat(said(checked))
        .containsExactlyInAnyOrder(
            "charset-unknown /charset 2:13",
            "choice-unknown /edi/codes 3:19",
            "charset-unusable /supplierCharset 3:46");
    assertThat(said(ProfileText.check("{\"charset\": }", Notation.JSON)))
        .containsExactly("json-syntax  1:13");
    assertThat(said(ProfileText.check("{} {}", Notation.JSON)).getFirst())
        .startsWith("json-syntax");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "edi: {units: &u [{theirs: A, ours: B}], parts: *u} | yaml-alias",
        "charset: !!java.net.URL [http://localhost] | yaml-tag",
        "charset: !!str GBK | yaml-tag",
        "charset: [[[[[[[[[[[[[[GBK]]]]]]]]]]]]]] | too-deep",
        "charset: {GBK | yaml-syntax",
        "? [a]\\n: b | name-invalid",
        "--- {}\\n--- {} | yaml-documents",
        "charset: GBK\\ncharset: GBK | name-twice",
        "[] | table-expected",
        "charset: \"\\0\" | text-invalid"
      })
  void what_YAML_can_do_beyond_plain_values_is_refused(String text, String code) {
    var checked = yaml(text.replace("\\n", "\n"));
    assertThat(checked.profile()).isNull();
    assertThat(checked.findings()).extracting(Finding::code).contains(code);
  }

  @Test
  void neither_long_nor_deep_nor_wide_texts_cost_much() {
    assertThat(said(yaml("a".repeat(ProfileText.LONGEST + 1))))
        .containsExactly("too-long  null:null");
    assertThat(yaml("[".repeat(200_000)).profile()).isNull();
    assertThat(ProfileText.check("[".repeat(200_000), Notation.JSON).profile()).isNull();
    assertThat(yaml("x: 1\n".repeat(50_000)).findings()).hasSize(Findings.MOST);
  }

  @Test
  void what_contradicts_itself_is_told() {
    assertThat(said(yaml("acknowledgement: never\nedi: {repeats: refused}")))
        .containsExactly("contradiction /edi/repeats 2:7");
    var hours = yaml("acknowledgement: never\nedi: {acknowledgementHours: 4}");
    assertThat(hours.profile()).as("a note forbids nothing").isNotNull();
    assertThat(hours.findings()).extracting(Finding::severity).containsExactly(Severity.NOTE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "DESADV|D97A|UNOC:3|:+.? '|",
        "DESADV|D97A|UNOZ:3||syntax-unknown",
        "DESADV|D97A|UNOC:3|:+.?'|separators-invalid",
        "DESADV|D97A|UNOC:3|::.? '|separators-invalid",
        "DESADV|D97A|UNOC:3|:A.? '|separators-invalid",
        "DESADV|D97A|UNOC:3|:+;? '|separators-invalid",
        "DESADV|D22B|||release-unknown",
        "INVRPT|D10A|||",
        "INVOIC|D96A|||invoice-bare",
        "DELFOR|D97A|UNOC:3||",
        "DELJIT|D10A|||",
        "830|004010|||",
        "862|003040|||",
        "4905|02|||",
        "4915|01|||",
        "4905|D97A|||release-unknown",
        "4905|02|UNOC:3||message-bare",
        "4905|02||:+.? '|message-bare",
        "ORDRSP|D10A|||message-answers",
        "ORDCHG|D96A|||",
        "860|004010|||",
        "856|004010|00401||",
        "856|004010|UNOC:3||syntax-unknown",
        "856|D97A|||message-unknown",
        "4913|02|||despatch-bare",
        "4913|04|||despatch-bare",
        "4908|04|||credit-bare",
        "4913|05|||release-unknown",
        "4905|04|||release-unknown",
        "4906|03|||records-missing",
        "QALITY|D97A|||test-results-codes",
        "863|004010|||test-results-codes",
        "842|004010|||"
      })
  void what_is_written_to_a_partner_has_a_table_and_usable_signs(
      String message, String release, String syntax, String separators, String code) {
    var text = new StringBuilder("edi:\n  outbound:\n");
    text.append("    - message: '").append(message).append("'\n");
    text.append("      release: '").append(release).append("'\n");
    if (syntax != null) text.append("      syntax: '").append(syntax).append("'\n");
    if (separators != null)
      text.append("      separators: '").append(separators.replace("'", "''")).append("'\n");
    assertThat(yaml(text.toString()).findings())
        .extracting(Finding::code)
        .isEqualTo(code == null ? List.of() : List.of(code));
  }

  @Test
  void of_two_messages_that_say_the_same_one_is_agreed_upon() {
    String twice =
        "edi: {outbound: [{message: %s, release: D97A}, {message: '%s', release: '%s'}]}";
    for (String[] it :
        new String[][] {
          {"DESADV", "DESADV", "D96A"},
          {"DESADV", "856", "004010"},
          {"RECADV", "861", "004010"},
          {"DELFOR", "830", "004010"},
          {"DELFOR", "4905", "02"},
          {"DELJIT", "862", "004010"},
          {"DESADV", "4913", "03"}
        })
      assertThat(said(yaml(twice.formatted((Object[]) it))))
          .contains("message-twice /edi/outbound/1/message 1:53");
    assertThat(yaml(twice.formatted("RECADV", "856", "004010")).findings()).isEmpty();
  }

  @Test
  void the_charset_that_VDA_names_can_be_agreed_upon() {
    assertThat(yaml("charset: DIN_66003").findings()).isEmpty();
    assertThat(said(yaml("charset: DIN_66004"))).containsExactly("charset-unknown /charset 1:1");
  }

  @Test
  void a_site_has_one_name_either_way() {
    assertThat(said(yaml("edi: {sites: [{theirs: P1, ours: A}, {theirs: P1, ours: A}]}")))
        .containsExactly(
            "alias-ambiguous /edi/sites/1/theirs 1:39", "alias-ambiguous /edi/sites/1/ours 1:51");
  }

  @Test
  void of_orders_it_is_told_what_stays_behind() {
    String orders = "edi: {outbound: [{message: ORDERS, release: D96A}%s]}";
    assertThat(said(yaml(orders.formatted(""))))
        .containsExactly(
            "changes-not-written /edi/outbound 1:7", "order-bare /edi/outbound/0/message 1:19");
    assertThat(said(yaml(orders.formatted(", {message: '860', release: '004010'}"))))
        .containsExactly("order-bare /edi/outbound/0/message 1:19");
    assertThat(said(yaml(orders.formatted(", {message: '850', release: '004010'}"))))
        .contains("message-twice /edi/outbound/1/message 1:53");
  }

  @Test
  void every_shipped_profile_is_one_that_can_be_agreed_on() {
    assertThat(ShippedProfile.ALL)
        .extracting(ShippedProfile::name)
        .containsExactly("plain", "vda-4984", "vda-4985", "vda-4987", "odette", "x12-automotive");
    assertThat(ShippedProfile.ALL.getFirst().profile()).isEqualTo(Profile.PLAIN);
    assertThat(ShippedProfile.ALL)
        .allSatisfy(it -> assertThat(yaml(it.yaml()).findings()).isEmpty())
        .allSatisfy(it -> assertThat(it.yaml()).startsWith("#"));
  }
}
