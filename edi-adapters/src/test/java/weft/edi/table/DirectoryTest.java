package weft.edi.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryTest {

  @ParameterizedTest
  @MethodSource("weft.edi.table.Directory#edifactReleases")
  void each_directory_has_the_messages_of_a_supply_chain(String release) {
    Directory it = Objects.requireNonNull(Directory.of(release));
    for (String type :
        List.of(
            "ORDERS", "ORDCHG", "ORDRSP", "DELFOR", "DELJIT", "DESADV", "INVRPT", "INVOIC",
            "QALITY")) assertThat(it.message(type)).as(type).isNotNull();
    boolean early = release.matches("D9[345].");
    // APERAK came with D95A, RECADV with D96A.
    assertThat(it.message("RECADV") == null).isEqualTo(early);
    assertThat(it.message("APERAK") == null).isEqualTo(release.matches("D9[34]."));
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
    "D93B, D93A",
    "D98B, D98B",
    "D01C, D01C",
    "D22A, D21B",
    "D24A, D21B",
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
  @ValueSource(strings = {"D92B", "003030", "002001", "D97C", "x12/850", ""})
  void before_the_first_there_is_none(String release) {
    assertThat(Directory.nearest(release)).isNull();
  }
}
