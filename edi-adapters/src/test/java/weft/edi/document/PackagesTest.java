package weft.edi.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Kind;
import weft.document.BusinessDocument.Line;
import weft.document.LineBuilder;
import weft.document.Packages;
import weft.document.Packages.Outer;
import weft.edi.meaning.Meanings;
import weft.edi.meaning.Village;
import weft.edi.meaning.words.Correspondents;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Staedi;
import weft.measure.Quantity;

/** The packages of a despatch advice reach the receiver as far as its standard can express them. */
class PackagesTest {
  private static final long SEED = 20261127;
  private static final Outer PALLET = new Outer("EPAL", List.of("M-1"));

  private static Line packed(String number, Packages @Nullable ... in) {
    return LineBuilder.line(number, "HY-" + number)
        .quantity(Quantity.of(60), "PCE")
        .packages(in == null || in.length == 0 ? null : List.of(in))
        .build();
  }

  private static Packages boxes(int count, @Nullable Outer outer, String... labels) {
    return new Packages(count, "KLT4314", Quantity.of(10), List.of(labels), false, outer);
  }

  private static BusinessDocument advice(Line... lines) {
    return Documents.document(Kind.DESPATCH_ADVICE, "4711", lines);
  }

  /** The packages of each line as their receiver reads them. */
  private static List<@Nullable List<Packages>> again(
      BusinessDocument it, String message, String release) {
    byte[] written = Documents.written(it, Documents.rule(message, release));
    String text = new String(written, ISO_8859_1);
    ReadInterchange read = EdiReader.read(written);
    assertThat(read.allFaults()).as(text).isEmpty();
    if (!message.equals("4913"))
      assertThat(Staedi.errorsBySchema(written, ISO_8859_1)).as(text).isEmpty();
    ReadMessage first = read.messages().getFirst();
    var meaning =
        requireNonNull(Meanings.BY_TYPE.get(first.type()))
            .toCommands(
                first, new Correspondents(Village.PLAIN, Documents.JIAXIN, Documents.HENGYUE));
    assertThat(meaning.faults()).as(text).isEmpty();
    List<@Nullable List<Packages>> all = new ArrayList<>();
    for (Line line : requireNonNull(meaning.document()).lines()) all.add(line.packages());
    return all;
  }

  private static List<@Nullable List<Packages>> of(BusinessDocument it) {
    List<@Nullable List<Packages>> all = new ArrayList<>();
    for (Line line : it.lines()) all.add(line.packages());
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"D96A", "D97A", "D01B", "D04A", "D07A", "D10A"})
  void a_DESADV_says_all_of_them(String release) {
    var chance = new Random(SEED);
    for (int i = 0; i < 40; i++) {
      BusinessDocument stated = advice(any(chance));
      assertThat(again(stated, "DESADV", release)).isEqualTo(of(stated));
    }
  }

  private static Line[] any(Random chance) {
    List<Line> lines = new ArrayList<>();
    int count = 1 + chance.nextInt(5);
    Outer outer = null;
    for (int i = 0; i < count; i++) {
      if (chance.nextInt(3) == 0)
        outer = chance.nextBoolean() ? null : new Outer("PAL-" + i, labels("M" + i, 1));
      String number = String.valueOf(lines.size() + 1);
      if (chance.nextInt(4) == 0) lines.add(packed(number));
      else if (chance.nextInt(4) == 0) {
        var shared = new Packages(1, null, null, labels("X" + i, chance.nextInt(3)), true, outer);
        lines.add(packed(number, shared));
        lines.add(packed(String.valueOf(lines.size() + 1), shared));
      } else {
        Outer around = outer;
        Packages[] in =
            IntStream.rangeClosed(0, chance.nextInt(2))
                .mapToObj(
                    n ->
                        new Packages(
                            1 + chance.nextInt(70),
                            chance.nextInt(4) == 0 ? null : "KLT-" + n,
                            chance.nextInt(4) == 0 ? null : Quantity.of(1 + chance.nextInt(50)),
                            labels("S" + number + n + "-", chance.nextInt(70)),
                            false,
                            around))
                .toArray(Packages[]::new);
        lines.add(packed(number, in));
      }
    }
    return lines.toArray(Line[]::new);
  }

  private static List<String> labels(String head, int count) {
    return IntStream.range(0, count).mapToObj(it -> head + (100 + it)).toList();
  }

  @Test
  void packages_stand_in_the_one_around_them_and_lines_without_any_apart() {
    String text =
        Documents.text(
            advice(packed("1", boxes(6, PALLET, "S1", "S2")), packed("2")),
            Documents.rule("DESADV", "D07A"));
    assertThat(text)
        .contains(
            "CPS+1++3'PAC+1++EPAL'PCI+17'GIN+ML+M-1'"
                + "CPS+2+1+1'PAC+6++KLT4314'QTY+52:10:PCE'PCI+17'GIN+ML+S1+S2'LIN+1++HY-1:IN'",
            "CPS+3++4'LIN+2++HY-2:IN'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"003040", "004010", "005010"})
  void an_856_has_packs_and_tares_and_loads_for_what_each_holds(String release) {
    Outer tare = new Outer("PLT94", List.of("069099900000000017"));
    Packages shared = new Packages(1, "CTN25", null, List.of("M-7"), true, tare);
    BusinessDocument stated =
        advice(
            packed("1", boxes(6, PALLET, "S1", "S2")),
            packed("2"),
            packed("3", new Packages(2, "BOX", Quantity.of(30), List.of(), false, tare)),
            packed("4", shared),
            packed("5", shared),
            packed("6", new Packages(1, "BOX", null, List.of("M-8"), false, tare)),
            packed("7", new Packages(1, "BOX", null, List.of("M-9"), false, null)),
            packed("8", boxes(1, null), boxes(2, null)),
            packed("9", new Packages(3, "BOX", null, List.of("S3"), false, tare)));
    assertThat(again(stated, "856", release))
        .containsExactly(
            stated.lines().getFirst().packages(),
            null,
            stated.lines().get(2).packages(),
            List.of(shared),
            List.of(shared),
            stated.lines().get(5).packages(),
            stated.lines().get(6).packages(),
            stated.lines().get(7).packages(),
            null);
    assertThat(Documents.text(stated, Documents.rule("856", release)))
        .contains("*T~TD1*PLT94*1~MAN*GM*069099900000000017~");
  }

  @Test
  void a_4913_has_records_for_packaging_that_has_a_number() {
    BusinessDocument stated =
        advice(
            packed("1", boxes(3, PALLET, "412", "413", "414")),
            packed("2", boxes(6, null, "S-412")),
            packed("3", boxes(1, null, "500")),
            packed("4", new Packages(2, null, Quantity.of(30), List.of(), false, null)),
            packed("5", boxes(2, null, "600", "602")));
    assertThat(again(stated, "4913", "03"))
        .containsExactly(
            // The pallet's number does not consist of digits and letters alone.
            List.of(boxes(3, new Outer("EPAL", List.of()), "412", "413", "414")),
            List.of(boxes(6, null)),
            List.of(boxes(1, null, "500")),
            null,
            List.of(boxes(1, null, "600"), boxes(1, null, "602")));
  }

  @Test
  void ten_thousand_labels_are_as_many_as_are_kept() {
    String[] labels = labels("S", 9_999).toArray(String[]::new);
    BusinessDocument most = advice(packed("1", boxes(9_999, null, labels)));
    assertThat(again(most, "DESADV", "D96A")).isEqualTo(of(most));
  }
}
