package weft.edi.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.document.BusinessDocument.Function;
import weft.measure.Quantity;
import weft.party.EdiRules.Outbound;
import weft.shipment.Despatch;
import weft.shipment.DespatchLine;
import weft.shipment.HandlingUnit;
import weft.shipment.HandlingUnit.Content;

/**
 * A shipment announced on the hub, as a 4913: it contains everything for which its records have a
 * field.
 */
class DespatchesInVdaTest {
  private static final Outbound RULE = Documents.rule("4913", "03");

  private static byte[] written(Despatch sent) {
    return Documents.written(DespatchesReadBackTest.stated(sent, Function.ORIGINAL), RULE);
  }

  /** 713-08 has one place for an order's number and for an agreement's. */
  private static Map<String, Quantity> goods(Despatch it) {
    Map<String, Quantity> goods = new TreeMap<>();
    for (DespatchLine one : it.lines())
      goods.merge(
          Stream.of(
                  one.part(),
                  one.supplierPart(),
                  one.unit(),
                  one.batch(),
                  requireNonNullElse(one.order(), one.agreement()),
                  one.unloadingPoint())
              .map(String::valueOf)
              .toList()
              .toString(),
          one.quantity(),
          Quantity::plus);
    return goods;
  }

  /** Removes the weights of single packages, for which the records have no field. */
  private static HandlingUnit unweighed(HandlingUnit it) {
    return new HandlingUnit(
        it.label(),
        it.type(),
        it.within(),
        it.contents().stream().sorted(Comparator.comparing(Content::part)).toList());
  }

  /** A plant has three characters. */
  private static Despatch toP1(Despatch it) {
    return new Despatch(
        it.shipFrom(),
        "P1",
        it.shipped(),
        it.arrives(),
        it.lines(),
        it.packages(),
        it.grossWeight(),
        null);
  }

  private static @Nullable Quantity whole(@Nullable Quantity weight) {
    return weight == null || weight.amount().stripTrailingZeros().scale() > 0 ? null : weight;
  }

  @ParameterizedTest
  @ValueSource(strings = {"03", "04"})
  void it_is_read_back_with_its_packages_and_whole_weight(String version) {
    int weighed = 0;
    int pallets = 0;
    for (int seed = 0; seed < 80; seed++) {
      Despatch sent = toP1(DespatchesReadBackTest.any(new Random(seed)));
      byte[] bytes =
          Documents.written(
              DespatchesReadBackTest.stated(sent, Function.ORIGINAL),
              Documents.rule("4913", version));
      String text = seed + ":\n" + new String(bytes, ISO_8859_1);
      Despatch back = DespatchesReadBackTest.read(bytes).despatch();
      assertThat(goods(back)).as(text).isEqualTo(goods(sent));
      assertThat(back.shipTo()).as(text).isEqualTo("P1");
      assertThat(text).contains("712" + version + "4711    JX1");
      assertThat(back.shipped()).isEqualTo(sent.shipped());
      assertThat(back.arrives()).isEqualTo(sent.arrives());
      assertThat(back.grossWeight()).as(text).isEqualTo(whole(sent.weight()));
      if (back.grossWeight() != null) weighed++;
      assertThat(back.packages().stream().map(DespatchesInVdaTest::unweighed))
          .as(text)
          .containsExactlyInAnyOrderElementsOf(
              sent.packages().stream()
                  .filter(it -> DespatchesReadBackTest.isTold(it, sent))
                  .map(DespatchesInVdaTest::unweighed)
                  .toList());
      pallets += (int) back.packages().stream().filter(it -> it.within() != null).count();
    }
    assertThat(weighed).isGreaterThan(5);
    assertThat(pallets).isGreaterThan(20);
  }

  private static DespatchLine line(String part, int quantity) {
    return new DespatchLine(
        part, Quantity.of(quantity), "PCE", null, null, "4500001", "10", null, null);
  }

  private static HandlingUnit box(String label, @Nullable String within, Content... contents) {
    return new HandlingUnit(label, "KLT4314", within, List.of(contents));
  }

  private static Content content(String part, int quantity) {
    return new Content(part, Quantity.of(quantity), null);
  }

  private static List<String> records(Despatch sent, String tag) {
    return new String(written(sent), ISO_8859_1)
        .lines()
        .filter(it -> it.startsWith(tag))
        .map(String::stripTrailing)
        .toList();
  }

  private static Despatch sent(@Nullable Quantity weight, HandlingUnit... packages) {
    return new Despatch(
        "JX1",
        "P1",
        Documents.DAY,
        null,
        List.of(line("A", 100), line("B", 5)),
        List.of(packages),
        weight,
        null);
  }

  @Test
  void labels_say_which_packages_are_around_others_and_which_hold_several_parts() {
    Despatch sent =
        sent(
            null,
            new HandlingUnit("P1", "EUR", null, List.of()),
            box("S1", "P1", content("A", 60)),
            new HandlingUnit("P2", "EUR", null, List.of()),
            box("S2", "P2", content("A", 30)),
            box("S4", "P2", content("B", 4)),
            box("S3", null, content("A", 10), content("B", 1)));
    List<String> kinds =
        records(sent, "715").stream()
            .map(
                it ->
                    it.substring(5, 27).strip()
                        + " "
                        + it.substring(78, 87).strip()
                        + " "
                        + it.charAt(it.length() - 1))
            .toList();
    assertThat(kinds)
        .containsExactly(
            "EUR P1 M",
            "KLT4314 S1 S",
            "EUR P2 G",
            "KLT4314 S2 S",
            "EUR P2 G",
            "KLT4314 S4 S",
            "KLT4314 S3 G",
            "KLT4314 S3 G");
    Despatch back = DespatchesReadBackTest.read(written(sent)).despatch();
    assertThat(back.packages()).containsExactlyInAnyOrderElementsOf(sent.packages());
  }

  @Test
  void a_weight_is_written_in_whole_kilograms_and_a_finer_one_is_not_rounded() {
    String weighed = records(sent(Quantity.of("1250")), "712").getFirst();
    assertThat(weighed).contains("0001250");
    for (String it : List.of("1250.5", "12345678"))
      assertThat(
              requireNonNull(DespatchesReadBackTest.read(written(sent(Quantity.of(it)))))
                  .despatch()
                  .grossWeight())
          .isNull();
    assertThat(
            Objects.toString(
                DespatchesReadBackTest.read(written(sent(Quantity.of("1250"))))
                    .despatch()
                    .grossWeight()))
        .isEqualTo("1250");
  }

  /** Each of its items would count it as another package. */
  @Test
  void what_several_items_are_in_is_left_out_without_a_number() {
    String number = "106141411234567897";
    Despatch sent =
        sent(
            null,
            new HandlingUnit(number, "EUR", null, List.of()),
            box("S1", number, content("A", 100)),
            box("S2", number, content("B", 4)),
            box("106141411234567880", null, content("B", 1)));
    assertThat(records(sent, "715")).hasSize(3).noneMatch(it -> it.contains("EUR"));
    Despatch shared = sent(null, box(number, null, content("A", 100), content("B", 5)));
    assertThat(records(shared, "715")).isEmpty();
  }

  /** An SSCC has eighteen digits, and 715-08 nine characters. */
  @Test
  void a_label_that_does_not_fit_is_left_out_and_its_packages_are_counted() {
    Despatch sent =
        sent(
            null,
            box("106141411234567897", null, content("A", 100)),
            box("S4", null, content("B", 5)));
    assertThat(DespatchesReadBackTest.read(written(sent)).despatch().packages())
        .extracting(HandlingUnit::label)
        .containsExactly("S4");
    assertThat(records(sent, "715")).hasSize(2);
  }
}
