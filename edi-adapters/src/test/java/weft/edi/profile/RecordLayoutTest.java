package weft.edi.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.profile.ProfileTextTest.said;
import static weft.edi.profile.ProfileTextTest.yaml;
import static weft.edi.table.Layouts.without;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.edi.profile.ProfileText.Checked;
import weft.edi.table.Layouts;
import weft.interchange.Severity;
import weft.party.EdiRules.Outbound;
import weft.party.Profile;
import weft.party.RecordLayout;
import weft.party.RecordLayout.Held;

/** A customer's layout of VDA 4906; impossible layouts are reported before they can be agreed. */
class RecordLayoutTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "812|{at: 6, length: 8, holds: invoice-number, required: true}|",
        "812|{at: 128, length: 1, value: X}|",
        "819|{at: 6, length: 7, counts: '812'}|",
        "819|{at: 6, length: 13, holds: total, decimals: 2}|",
        "814|{at: 6, length: 13, holds: quantity, decimals: 0}|",
        "811|{at: 6, length: 8, holds: invoice-number}|record-unknown /edi/records/0/record",
        "812|{at: 5, length: 8, holds: invoice-number}|number-out-of-bounds"
            + " /edi/records/0/fields/0/at",
        "812|{length: 8, holds: invoice-number}|value-missing /edi/records/0/fields/0/at",
        "812|{at: 6, holds: invoice-number}|value-missing /edi/records/0/fields/0/length",
        "812|{at: 122, length: 8, holds: invoice-number}|field-beyond /edi/records/0/fields/0",
        "812|{at: 6, length: 8}|field-says /edi/records/0/fields/0",
        "812|{at: 6, length: 8, holds: order, value: X}|field-says /edi/records/0/fields/0",
        "812|{at: 6, length: 8, holds: colour}|choice-unknown /edi/records/0/fields/0/holds",
        "812|{at: 6, length: 2, value: ABC}|text-invalid /edi/records/0/fields/0/value",
        "812|{at: 6, length: 2, value: AB, required: true}|required-unread"
            + " /edi/records/0/fields/0/required",
        "812|{at: 6, length: 7, counts: '812'}|count-unknown /edi/records/0/fields/0/counts",
        "819|{at: 6, length: 7, counts: '711'}|count-unknown /edi/records/0/fields/0/counts",
        "819|{at: 6, length: 8, holds: order}|misplaced /edi/records/0/fields/0/holds",
        "813|{at: 6, length: 8, holds: quantity, decimals: 3}|misplaced"
            + " /edi/records/0/fields/0/holds",
        "813|{at: 6, length: 8, holds: total, decimals: 2}|misplaced /edi/records/0/fields/0/holds",
        "812|{at: 6, length: 7, holds: due-date}|date-length /edi/records/0/fields/0/length",
        "812|{at: 6, length: 13, holds: total}|decimals-missing /edi/records/0/fields/0/decimals",
        "812|{at: 6, length: 1, holds: total, decimals: 2}|decimals-missing"
            + " /edi/records/0/fields/0/decimals",
        "812|{at: 6, length: 8, holds: order, decimals: 2}|decimals-of-numbers"
            + " /edi/records/0/fields/0/decimals",
        "819|{at: 6, length: 7, counts: '812', decimals: 0}|decimals-of-numbers"
            + " /edi/records/0/fields/0/decimals"
      })
  void a_field_lies_in_its_record_and_says_one_thing(String record, String field, String said) {
    Checked checked =
        yaml("edi:\n  records:\n    - record: '%s'\n      fields: [%s]\n".formatted(record, field));
    assertThat(errors(checked)).isEqualTo(said == null ? List.of() : List.of(said));
    assertThat(checked.profile() == null).isEqualTo(said != null);
    assertThat(checked.findings()).allMatch(it -> !it.text().en().equals(it.text().zh()));
  }

  private static List<String> errors(Checked checked) {
    return checked.findings().stream()
        .filter(it -> it.severity() == Severity.ERROR)
        .map(it -> it.code() + " " + it.pointer())
        .toList();
  }

  @Test
  void fields_do_not_overlap_and_no_record_says_anything_twice() {
    assertThat(
            said(
                yaml(
                    """
                    edi:
                      records:
                        - record: "814"
                          fields:
                            - {at: 20, length: 10, holds: order}
                            - {at: 29, length: 5, holds: unit}
                            - {at: 34, length: 8, decimals: 0, holds: quantity}
                            - {at: 10, length: 11, holds: customer-part}
                            - {at: 50, length: 5, holds: unit}
                        - record: "814"
                    """)))
        .containsExactly(
            "field-overlaps /edi/records/0/fields/1 6:11",
            "field-overlaps /edi/records/0/fields/3 8:11",
            "field-twice /edi/records/0/fields/4 9:11",
            "record-twice /edi/records/1/record 10:7");
  }

  @Test
  void without_a_quantity_lines_are_counted_and_that_is_noted() {
    var checked =
        yaml("edi: {records: [{record: '812', fields: [{at: 6, length: 8, holds: order}]}]}");
    assertThat(checked.profile()).isNotNull();
    assertThat(said(checked)).containsExactly("lines-not-read /edi/records 1:7");
  }

  private static Checked written(List<RecordLayout> layouts) {
    var profile =
        Rules.agreed()
            .outbound(List.of(new Outbound("4906", "03", null, null, null, null, null)))
            .records(layouts)
            .profile(Profile.Acknowledgement.REQUESTED);
    return yaml(ProfileYaml.of(profile));
  }

  @Test
  void invoices_are_written_where_all_that_they_must_say_has_a_field() {
    assertThat(written(Layouts.INVOICE).profile()).isNotNull();
    assertThat(written(Layouts.INVOICE).findings())
        .extracting(Finding::code)
        .containsExactly("invoice-laid-out");
    assertThat(missing(Layouts.INVOICE.subList(0, 3))).endsWith("Missing: 819.");
    for (Held it :
        List.of(Held.INVOICE_NUMBER, Held.INVOICE_DATE, Held.CURRENCY, Held.CUSTOMER_PART))
      assertThat(missing(without(it))).endsWith("Missing: " + Fields.kebab(it) + ".");
    assertThat(missing(without(Held.AMOUNT))).endsWith("Missing: 814 amount.");
    assertThat(missing(without(Held.QUANTITY))).endsWith("Missing: 814 quantity.");
  }

  private static String missing(List<RecordLayout> layouts) {
    return written(layouts).findings().stream()
        .filter(it -> it.code().equals("records-missing"))
        .map(it -> it.text().en())
        .findFirst()
        .orElseThrow();
  }
}
