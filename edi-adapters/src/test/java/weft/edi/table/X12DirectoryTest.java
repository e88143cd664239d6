package weft.edi.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class X12DirectoryTest {
  private static Directory directory(String release) {
    return Objects.requireNonNull(Directory.of(release));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "003040", "003050", "003060", "003070", "004010", "004020", "004030", "004040", "004050",
        "004060", "005010"
      })
  void every_release_has_every_set_and_a_table_for_every_segment_in_it(String release) {
    Directory directory = directory(release);
    for (String set :
        new String[] {
          "810", "824", "830", "842", "846", "850", "855", "856", "860", "861", "862", "863", "865",
          "997", "TA1"
        }) {
      complete(Objects.requireNonNull(directory.message(set), set), directory);
      if (!set.equals("TA1")) assertThat(directory.group(set)).as(set).isNotNull();
    }
    assertThat(directory.message("999") != null).isEqualTo(release.equals("005010"));
  }

  private static void complete(Node node, Directory directory) {
    for (int i = 0; i < node.size(); i++) {
      Node child = node.child(i);
      assertThat(directory.segment(child.tag())).as(child.tag()).isNotNull();
      if (child.isGroup()) complete(child, directory);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "003040, BIN LH3 PD",
    "003060, BIN LH3 PD",
    "003070, BIN",
    "004010, BIN",
    "005010, BIN"
  })
  void few_segments_are_not_checked_whole(String release, String known) {
    Directory directory = directory(release);
    Set<String> open = new TreeSet<>();
    for (String set :
        List.of(
            "810", "824", "830", "842", "846", "850", "855", "856", "860", "861", "862", "863",
            "865", "997")) open(Objects.requireNonNull(directory.message(set)), directory, open);
    assertThat(open).containsExactly(known.split(" "));
  }

  private static void open(Node node, Directory directory, Set<String> open) {
    for (int i = 0; i < node.size(); i++) {
      Node child = node.child(i);
      if (Objects.requireNonNull(directory.segment(child.tag())).open()) open.add(child.tag());
      if (child.isGroup()) open(child, directory, open);
    }
  }

  @Test
  void codes_are_those_of_the_releases_whose_lists_are_known() {
    assertThat(codes("004010", "N1").has("RE")).isTrue();
    assertThat(codes("004010", "N1").has("FK")).isFalse();
    assertThat(codes("004050", "FST").has("C")).isTrue();
    assertThat(element("003070", "N1").codes()).isNull();
    assertThat(element("004060", "N1").codes()).isNull();
    assertThat(codes("005010", "SAC").has("N")).isTrue();
    assertThat(codes("005010", "SAC").has("Y")).isFalse();
  }

  private static CodeList codes(String release, String segment) {
    return Objects.requireNonNull(element(release, segment).codes());
  }

  /** The first qualifier of a segment. */
  private static Element element(String release, String segment) {
    int at = segment.equals("FST") ? 1 : 0;
    SegmentTable table = Objects.requireNonNull(directory(release).segment(segment));
    return table.positions().get(at).components().getFirst().element();
  }

  @Test
  void what_may_be_repeated_and_what_came_later_is_in_the_releases_that_have_it() {
    SegmentTable now = Objects.requireNonNull(directory("005010").segment("CTX"));
    assertThat(now.positions().getFirst().repeats()).isEqualTo(10);
    assertThat(Objects.requireNonNull(directory("004010").segment("PAL")).positions()).hasSize(16);
    assertThat(Objects.requireNonNull(directory("004020").segment("PAL")).positions()).hasSize(17);
  }

  @Test
  void lengths_kinds_and_obligation_are_the_standard_s() {
    SegmentTable po1 = Objects.requireNonNull(directory("004010").segment("PO1"));
    assertThat(po1.positions()).hasSize(25);
    Element quantity = po1.positions().get(1).components().getFirst().element();
    assertThat(quantity.id()).isEqualTo("DE330");
    assertThat(quantity.kind()).isEqualTo(Element.Kind.DECIMAL);
    assertThat(quantity.max()).isEqualTo(15);
    assertThat(po1.positions().get(1).label()).isEqualTo("PO102");
    assertThat(po1.conditions()).hasSize(12);
    SegmentTable st = Objects.requireNonNull(directory("004010").segment("ST"));
    assertThat(st.positions().getFirst().mandatory()).isTrue();
    assertThat(st.positions()).hasSize(2);
    assertThat(Objects.requireNonNull(directory("005010").segment("ST")).positions()).hasSize(3);
  }

  @Test
  void a_name_that_is_no_release_finds_nothing() {
    assertThat(Directory.of("004011")).isNull();
    assertThat(Directory.of("00401")).isNull();
    assertThat(Directory.of("x12/850")).isNull();
  }
}
