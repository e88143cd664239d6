package weft.edi.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Function;
import weft.edi.meaning.Meanings;
import weft.edi.meaning.Village;
import weft.edi.meaning.words.Correspondents;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.measure.Quantity;
import weft.party.EdiRules.Outbound;
import weft.shipment.Despatch;
import weft.shipment.DespatchLine;
import weft.shipment.HandlingUnit;
import weft.shipment.HandlingUnit.Content;
import weft.shipment.ShipmentCommand.AdviseShipment;
import weft.shipment.ShipmentId;

/** A shipment announced on the hub, written and read again, is the same shipment. */
class DespatchesReadBackTest {
  private static final ShipmentId ID =
      new ShipmentId(Documents.HENGYUE, Documents.JIAXIN, "4711", 2026);

  static List<Arguments> all() {
    List<Arguments> all = new ArrayList<>();
    for (String it : List.of("D96A", "D97A", "D01B", "D07A", "D21B"))
      all.add(Arguments.of("DESADV", it));
    for (String it : List.of("003040", "004010", "005010")) all.add(Arguments.of("856", it));
    return all;
  }

  private static DespatchLine line(
      String part, int quantity, @Nullable String batch, @Nullable String order, String agreement) {
    return new DespatchLine(
        part,
        Quantity.of(quantity),
        "PCE",
        batch,
        null,
        order,
        order == null ? null : "10",
        order == null ? agreement : null,
        null,
        "JX-" + part,
        order == null ? "TOR 5" : null);
  }

  /** Goods packed in any usual way: boxes of one part, shared boxes, pallets, or nothing. */
  static Despatch any(Random chance) {
    List<DespatchLine> lines = new ArrayList<>();
    List<HandlingUnit> packages = new ArrayList<>();
    boolean packed = chance.nextInt(4) > 0;
    int label = 0;
    @Nullable String pallet = null;
    for (int part = 0; part <= chance.nextInt(5); part++) {
      int boxes = 1 + chance.nextInt(4);
      int each = 1 + chance.nextInt(30);
      String batch = chance.nextBoolean() ? "B-" + part : null;
      String order = chance.nextBoolean() ? "450000" + chance.nextInt(2) : null;
      var line = line("P" + part, boxes * each, batch, order, "AG-" + chance.nextInt(3));
      lines.add(line);
      if (!packed) continue;
      if (chance.nextBoolean()) {
        pallet = chance.nextBoolean() ? "PAL" + ++label : null;
        if (pallet != null)
          packages.add(new HandlingUnit(pallet, "EUR", null, List.of(), kilograms(chance)));
      }
      for (int i = 0; i < boxes; i++) {
        var held = new Content(line.part(), Quantity.of(each), batch);
        HandlingUnit last = packages.isEmpty() ? null : packages.getLast();
        boolean shared = last != null && !last.contents().isEmpty() && chance.nextInt(5) == 0;
        List<Content> contents =
            new ArrayList<>(shared ? requireNonNull(last).contents() : List.of());
        if (contents.stream().anyMatch(it -> it.part().equals(line.part()))) shared = false;
        if (!shared) contents.clear();
        contents.add(held);
        if (shared) packages.removeLast();
        packages.add(
            shared
                ? new HandlingUnit(
                    requireNonNull(last).label(),
                    last.type(),
                    last.within(),
                    List.copyOf(contents),
                    last.grossWeight())
                : new HandlingUnit(
                    "BOX" + ++label, "KLT4314", pallet, List.copyOf(contents), kilograms(chance)));
      }
    }
    return new Despatch(
        "JX1",
        "PLANT1",
        Documents.DAY.minusDays(1),
        chance.nextBoolean() ? Documents.DAY.plusDays(2) : null,
        List.copyOf(lines),
        List.copyOf(packages),
        chance.nextBoolean() ? Quantity.of("1250.5") : null,
        null);
  }

  private static @Nullable Quantity kilograms(Random chance) {
    return chance.nextBoolean() ? Quantity.of(10L + chance.nextInt(500)) : null;
  }

  static BusinessDocument stated(Despatch sent, Function function) {
    return new StatedDespatch(ID, sent, function).document(Documents.DAY);
  }

  static AdviseShipment read(byte[] bytes) {
    ReadInterchange read = EdiReader.read(bytes);
    assertThat(read.allFaults()).as(new String(bytes, ISO_8859_1)).isEmpty();
    var message = read.messages().getFirst();
    var meaning =
        requireNonNull(Meanings.BY_TYPE.get(message.type()))
            .toCommands(
                message, new Correspondents(Village.PLAIN, Documents.JIAXIN, Documents.HENGYUE));
    assertThat(meaning.faults()).isEmpty();
    return (AdviseShipment) meaning.commands().getFirst();
  }

  /** Returns the quantity by part, whatever its lines. */
  private static Map<String, Quantity> goods(Despatch it) {
    Map<String, Quantity> goods = new TreeMap<>();
    for (DespatchLine one : it.lines())
      goods.merge(
          String.join(
              "|",
              one.part(),
              one.supplierPart(),
              one.unit(),
              one.batch(),
              one.order(),
              one.orderLine(),
              one.agreement(),
              one.unloadingPoint()),
          one.quantity(),
          Quantity::plus);
    return goods;
  }

  @ParameterizedTest
  @MethodSource("all")
  void with_its_packages_what_they_weigh_and_what_each_line_serves(String message, String release) {
    Outbound rule = Documents.rule(message, release);
    for (int seed = 0; seed < 60; seed++) {
      Despatch sent = any(new Random(seed));
      byte[] bytes = Documents.written(stated(sent, Function.ORIGINAL), rule);
      String text = seed + ": " + new String(bytes, ISO_8859_1);
      AdviseShipment again = read(bytes);
      assertThat(again.shipment()).as(text).isEqualTo(ID);
      Despatch back = again.despatch();
      assertThat(goods(back)).as(text).isEqualTo(goods(sent));
      assertThat(back.shipTo()).isEqualTo(sent.shipTo());
      assertThat(text).containsAnyOf("NAD+SF+JX1::92'", "N1*SF**92*JX1~");
      assertThat(back.shipped()).isEqualTo(sent.shipped());
      assertThat(back.arrives()).isEqualTo(sent.arrives());
      assertThat(back.weight()).as(text).isEqualTo(sent.weight());
      // An 856 written by the hub has loads of an item, and no pallets.
      if (message.equals("DESADV"))
        assertThat(back.packages())
            .as(text)
            .containsExactlyInAnyOrderElementsOf(
                sent.packages().stream().filter(it -> isTold(it, sent)).toList());
    }
  }

  /** A message of lines cannot contain an empty pallet. */
  static boolean isTold(HandlingUnit it, Despatch sent) {
    return !it.contents().isEmpty()
        || sent.packages().stream().anyMatch(one -> it.label().equals(one.within()));
  }

  @Test
  void a_replacement_and_a_cancellation_say_that_they_are() {
    Despatch sent = any(new Random(1));
    for (String it : List.of("DESADV", "856"))
      for (Function function : List.of(Function.REPLACEMENT, Function.CANCELLATION)) {
        var rule = Documents.rule(it, it.equals("856") ? "004010" : "D97A");
        AdviseShipment again = read(Documents.written(stated(sent, function), rule));
        assertThat(again.function().name()).isEqualTo(function.name());
      }
  }

  /** TD107 has ten digits. */
  @Test
  void a_weight_that_an_856_has_no_room_for_is_left_out() {
    var sent =
        new Despatch(
            "JX1",
            "PLANT1",
            Documents.DAY,
            null,
            List.of(line("A", 1, null, null, "AG-1")),
            List.of(),
            Quantity.of("12345.123456"),
            null);
    var rule = Documents.rule("856", "004010");
    byte[] bytes = Documents.written(stated(sent, Function.ORIGINAL), rule);
    assertThat(new String(bytes, ISO_8859_1)).doesNotContain("TD1*");
    assertThat(read(bytes).despatch().weight()).isNull();
  }

  @Test
  void a_box_that_two_lines_share_is_told_once_with_both_beneath() {
    var sent =
        new Despatch(
            "JX1",
            "PLANT1",
            Documents.DAY,
            null,
            List.of(line("A", 100, null, null, "AG-1"), line("B", 5, null, null, "AG-2")),
            List.of(
                new HandlingUnit("P1", "EUR", null, List.of(), Quantity.of(300)),
                box("S1", content("A", 60)),
                box("S2", content("A", 40), content("B", 5))));
    String text = Documents.text(stated(sent, Function.ORIGINAL), Documents.rule("DESADV", "D97A"));
    assertThat(text)
        .contains("MEA+AAX+AAD+KGM:300'")
        .contains("CPS+1++3'PAC+1++EUR'MEA+AAY+AAB+KGM:300'PCI+17'GIN+ML+P1'")
        .contains("CPS+2+1+1'PAC+1++KLT'QTY+52:60:PCE'PCI+17'GIN+ML+S1'LIN+1++A:IN'")
        .contains(
            "PAC+1++KLT'PCI+17'GIN+ML+S2'LIN+2++A:IN'PIA+1+JX-A:SA'QTY+12:40:PCE'RFF+CT:AG-1'")
        .containsOnlyOnce("GIN+ML+S2'");
  }

  private static Content content(String part, int quantity) {
    return new Content(part, Quantity.of(quantity), null);
  }

  private static HandlingUnit box(String label, Content... contents) {
    return new HandlingUnit(label, "KLT", "P1", List.of(contents));
  }
}
