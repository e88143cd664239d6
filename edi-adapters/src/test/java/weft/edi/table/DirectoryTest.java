package weft.edi.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryTest {

  @ParameterizedTest
  @ValueSource(strings = {"D96A", "D97A", "D99A", "D00A", "D01B", "D03B", "D04A", "D07A", "D10A"})
  void each_directory_has_the_messages_of_a_supply_chain(String release) {
    Directory it = Objects.requireNonNull(Directory.of(release));
    for (String type :
        List.of(
            "ORDERS", "ORDCHG", "ORDRSP", "DELFOR", "DELJIT", "DESADV", "RECADV", "INVRPT",
            "INVOIC", "QALITY", "APERAK")) assertThat(it.message(type)).as(type).isNotNull();
  }

  @Test
  void lengths_codes_and_obligation_are_the_directory_s() {
    Directory it = Objects.requireNonNull(Directory.of("D97A"));
    SegmentTable qty = Objects.requireNonNull(it.segment("QTY"));
    assertThat(qty.find("6060")).isEqualTo(1);
    Position c186 = qty.positions().getFirst();
    assertThat(c186.mandatory()).isTrue();
    assertThat(c186.label(1)).isEqualTo("C186.6060");
    Element quantity = c186.components().get(1).element();
    assertThat(quantity.kind()).isEqualTo(Element.Kind.NUMBER);
    assertThat(quantity.max()).isEqualTo(15);
    CodeList qualifiers = Objects.requireNonNull(c186.components().getFirst().element().codes());
    assertThat(qualifiers.has("113")).isTrue();
    assertThat(qualifiers.has("ZZZ")).isFalse();
    assertThat(qualifiers.has("")).isFalse();
    assertThat(Objects.requireNonNull(it.segment("PIA")).positions()).hasSize(6);
  }

  @Test
  void a_name_that_is_no_release_finds_nothing() {
    for (String it : new String[] {"", "D97", "../d97a", "D97AA", "D50A", "d97a"})
      assertThat(Directory.of(it)).as(it).isNull();
  }

  @Test
  void the_service_segments_are_at_hand_in_every_version() {
    for (int version = 1; version <= 4; version++) {
      assertThat(Directory.service(version).message("CONTRL")).isNotNull();
      assertThat(Directory.service(version).segment("UNB")).isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "D97A, D97A",
    "D98B, D97A",
    "D97B, D97A",
    "D99B, D99A",
    "D00B, D00A",
    "D05B, D04A",
    "D24A, D10A",
    "004010, 004010",
    "004011, 004010",
    "006020, 005010",
    "003071, 003070"
  })
  void the_nearest_earlier_release_is_read_by_where_a_release_is_not_known(
      String release, String nearest) {
    assertThat(Objects.requireNonNull(Directory.nearest(release)).release()).isEqualTo(nearest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"D93A", "D95B", "003030", "002001", "D97C", "x12/850", ""})
  void before_the_first_there_is_none(String release) {
    assertThat(Directory.nearest(release)).isNull();
  }
}
