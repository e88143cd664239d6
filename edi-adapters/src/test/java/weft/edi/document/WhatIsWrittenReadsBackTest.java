package weft.edi.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Codes;
import weft.document.BusinessDocument.Kind;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Payable;
import weft.document.BusinessDocument.Price;
import weft.document.LineBuilder;
import weft.document.Measurement;
import weft.edi.meaning.Meanings;
import weft.edi.meaning.Village;
import weft.edi.meaning.words.Correspondents;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.Staedi;
import weft.measure.Quantity;
import weft.party.EdiRules.Outbound;
import weft.party.PartyCode;

/**
 * Random documents, written in every message and release, read back without faults, get the same
 * segments from StAEDI, and have the same meaning on reception.
 */
class WhatIsWrittenReadsBackTest {
  private static final long SEED = 20261126;
  private static final int EACH = 12;
  private static final List<String> EDIFACT =
      List.of("D96A", "D97A", "D99A", "D00A", "D01B", "D03B", "D04A", "D07A", "D10A");
  private static final List<String> X12 =
      List.of("003040", "003050", "003060", "003070", "004010", "004030", "004060", "005010");

  static List<Arguments> all() {
    List<Arguments> all = new ArrayList<>();
    for (Kind kind : Kind.values())
      for (String message :
          List.of(
              "DESADV", "RECADV", "INVRPT", "INVOIC", "QALITY", "856", "861", "846", "810", "863",
              "842"))
        if (DocumentWriter.kinds(message).contains(kind))
          for (String release : Character.isDigit(message.charAt(0)) ? X12 : EDIFACT)
            all.add(Arguments.of(kind, message, release));
    return all;
  }

  @ParameterizedTest
  @MethodSource("all")
  void to_the_same_document(Kind kind, String message, String release) {
    var chance = new Random(SEED);
    Codes codes = Character.isDigit(message.charAt(0)) ? Codes.X12 : Codes.EDIFACT;
    for (int i = 0; i < EACH; i++) {
      BusinessDocument stated = Documents.any(kind, codes, chance);
      Outbound rule = Documents.rule(message, release);
      byte[] bytes = Documents.written(stated, rule);
      ReadInterchange read = EdiReader.read(bytes);
      assertThat(read.allFaults()).as(new String(bytes, ISO_8859_1)).isEmpty();
      assertThat(Staedi.errors(bytes, ISO_8859_1)).isEmpty();
      assertThat(Staedi.tokens(read.segments())).isEqualTo(Staedi.tokens(bytes, ISO_8859_1));
      BusinessDocument again = meaning(read, kind);
      assertThat(again.kind()).isEqualTo(kind);
      assertThat(again.number()).isEqualTo(stated.number());
      assertThat(again.issued()).isEqualTo(stated.issued());
      assertThat(again.partnership()).isEqualTo(stated.partnership());
      assertThat(again.lineCount()).isEqualTo(stated.lineCount());
      assertThat(Set.copyOf(again.references())).isEqualTo(Set.copyOf(stated.references()));
      assertThat(again.currency()).isEqualTo(stated.currency());
      assertThat(again.shipTo()).isEqualTo(stated.shipTo());
      assertThat(again.shipped()).isEqualTo(stated.shipped());
      assertThat(again.arrives()).isEqualTo(stated.arrives());
      assertThat(again.codes()).isEqualTo(stated.codes());
      assertThat(again.function()).isEqualTo(stated.function());
      boolean priced = message.equals("810");
      assertThat(payable(again, stated, priced)).isEqualTo(stated.payable());
      assertThat(lines(again, stated, priced))
          .as(new String(bytes, ISO_8859_1))
          .isEqualTo(stated.lines());
    }
  }

  static List<Arguments> translated() {
    List<Arguments> all = new ArrayList<>();
    for (String release : EDIFACT) all.add(Arguments.of(Codes.X12, "QALITY", release));
    for (String release : X12) all.add(Arguments.of(Codes.EDIFACT, "863", release));
    return all;
  }

  /**
   * Compares line by line and batch by batch; a property without a code in both standards becomes
   * text.
   */
  @ParameterizedTest
  @MethodSource("translated")
  void test_results_of_the_other_standard_to_the_same_values(
      Codes told, String message, String release) {
    var chance = new Random(SEED);
    for (int i = 0; i < EACH; i++) {
      BusinessDocument stated = Documents.any(Kind.TEST_RESULTS, told, chance);
      byte[] bytes = Documents.written(stated, Documents.rule(message, release));
      ReadInterchange read = EdiReader.read(bytes);
      assertThat(read.allFaults()).as(new String(bytes, ISO_8859_1)).isEmpty();
      assertThat(Staedi.errors(bytes, ISO_8859_1)).isEmpty();
      assertThat(Staedi.tokens(read.segments())).isEqualTo(Staedi.tokens(bytes, ISO_8859_1));
      BusinessDocument again = meaning(read, Kind.TEST_RESULTS);
      assertThat(again.number()).isEqualTo(stated.number());
      assertThat(Set.copyOf(again.references())).isEqualTo(Set.copyOf(stated.references()));
      assertThat(items(again)).isEqualTo(items(stated));
      assertThat(measured(again))
          .as(new String(bytes, ISO_8859_1))
          .containsExactlyInAnyOrderElementsOf(measured(stated));
    }
  }

  private static Set<List<Object>> items(BusinessDocument it) {
    Set<List<Object>> items = new HashSet<>();
    for (Line line : it.lines())
      items.add(
          Stream.of(line.line(), line.part(), line.supplierPart(), line.order(), line.orderLine())
              .map(said -> (Object) String.valueOf(said))
              .toList());
    for (Line line : it.lines())
      if (line.quantity() != null)
        items.add(List.of(line.line(), line.quantity(), "" + line.unit()));
    return items;
  }

  private static List<String> measured(BusinessDocument it) {
    List<String> all = new ArrayList<>();
    for (Line line : it.lines())
      for (Measurement one : requireNonNull(line.measurements(), line.line())) {
        boolean both = one.property() == null || one.property().startsWith("Z");
        String name = one.name() == null ? "" : one.name();
        if (!both) name = name.isEmpty() ? one.property() : one.property() + " " + name;
        all.add(
            Stream.of(
                    line.line(),
                    one.batch() == null ? line.batch() : one.batch(),
                    one.purpose(),
                    one.characteristic(),
                    one.method(),
                    both ? one.property() : null,
                    name,
                    one.significance(),
                    one.value(),
                    one.min(),
                    one.max(),
                    one.unit())
                .map(String::valueOf)
                .collect(joining("|")));
      }
    return all;
  }

  /** An 810 has a total: the sum of its lines if none was stated. */
  private static @Nullable Payable payable(
      BusinessDocument again, BusinessDocument stated, boolean priced) {
    Payable read = again.payable();
    Payable told = stated.payable();
    if (!priced || read == null || (told != null && told.total() != null)) return read;
    assertThat(read.total())
        .isEqualByComparingTo(
            stated.lines().stream()
                .map(it -> requireNonNull(it.amount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2, RoundingMode.HALF_UP));
    return told == null ? null : new Payable(read.taxes(), null, read.due());
  }

  /** An 810 has a price on each line, but its quantity basis is not always the stated one. */
  private static List<Line> lines(BusinessDocument again, BusinessDocument stated, boolean priced) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < again.lines().size(); i++) {
      Line it = again.lines().get(i);
      Price told = stated.lines().get(i).price();
      boolean same =
          !priced
              || (told != null
                  && !told.gross()
                  && told.unit() == null
                  && !told.per().equals(Quantity.of(10)));
      lines.add(LineBuilder.like(it).price(same ? it.price() : told).build());
    }
    return lines;
  }

  private static BusinessDocument meaning(ReadInterchange read, Kind kind) {
    var message = read.messages().getFirst();
    PartyCode sender = Documents.sender(kind);
    PartyCode receiver = sender.equals(Documents.JIAXIN) ? Documents.HENGYUE : Documents.JIAXIN;
    var meaning =
        requireNonNull(Meanings.BY_TYPE.get(message.type()))
            .toCommands(message, new Correspondents(Village.PLAIN, sender, receiver));
    BusinessDocument document = requireNonNull(meaning.document());
    // Faults about stock without a site do not concern the document.
    if (kind != Kind.STOCK_REPORT)
      assertThat(Village.faults(meaning)).isEqualTo(Village.noted(document));
    return document;
  }

  @Test
  void ten_thousand_lines_stand_under_two_CPS() {
    Line[] lines = new Line[BusinessDocument.MOST_LINES];
    for (int i = 0; i < lines.length; i++)
      lines[i] = Documents.line(String.valueOf(i + 1), "P-" + i, 1, null);
    var all = Documents.document(Kind.DESPATCH_ADVICE, "LS-1", lines);
    ReadInterchange read = EdiReader.read(Documents.written(all, Documents.rule("DESADV", "D96A")));
    assertThat(read.allFaults()).isEmpty();
    assertThat(read.segments().stream().filter(it -> it.tag().equals("CPS"))).hasSize(2);
    assertThat(meaning(read, Kind.DESPATCH_ADVICE).lines()).hasSize(10_000);
  }
}
