package weft.edi.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.document.Documents.DAY;
import static weft.edi.document.VdaStatements.again;
import static weft.edi.document.VdaStatements.document;
import static weft.edi.document.VdaStatements.line;
import static weft.edi.document.VdaStatements.written;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Kind;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Payable;
import weft.document.BusinessDocument.Tax;
import weft.document.LineBuilder;

/** Random documents written in VDA read back without faults and with the same meaning. */
class VdaReadsBackTest {
  private static final long SEED = 20261126;
  private static final List<String> UNITS = List.of("PCE", "KGM", "MTR", "SET");

  private static Line any(int i, Kind kind, Random chance, @Nullable String note) {
    boolean despatch = kind == Kind.DESPATCH_ADVICE;
    return line(
        String.valueOf(despatch ? (i + 1) * 10 : i + 1),
        "HY-" + (2 + chance.nextInt(10_000)) + ".ä",
        despatch && chance.nextBoolean() ? "JX " + chance.nextInt(100) + "/b" : null,
        BigDecimal.valueOf(1 + chance.nextInt(100_000), chance.nextInt(4)).toString(),
        UNITS.get(chance.nextInt(UNITS.size())),
        "45000" + i / 3,
        note,
        despatch ? null : BigDecimal.valueOf(1 + chance.nextInt(10_000_000), 2).toString(),
        despatch && chance.nextBoolean() ? "C-" + chance.nextInt(1000) : null);
  }

  private static BusinessDocument any(Kind kind, Random chance) {
    boolean despatch = kind == Kind.DESPATCH_ADVICE;
    boolean several = !despatch || chance.nextBoolean();
    int count = 4 + chance.nextInt(6);
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < count; i++)
      lines.add(any(i, kind, chance, several ? String.valueOf(70_001_240 + i / 2) : null));
    LocalDate due = chance.nextBoolean() ? DAY.plusDays(chance.nextInt(300)) : null;
    BigDecimal tax = new BigDecimal("3.25");
    Payable payable =
        new Payable(
            chance.nextBoolean() ? List.of(new Tax(null, null, tax)) : List.of(),
            new BigDecimal("1234567.89"),
            due);
    return document(
        kind,
        despatch && !several ? "70001240" : "N-" + chance.nextInt(10_000),
        chance.nextBoolean() ? "P" + chance.nextInt(9) : null,
        despatch ? null : payable,
        lines.toArray(Line[]::new));
  }

  private static List<Line> placeless(BusinessDocument it) {
    return it.lines().stream().map(line -> LineBuilder.like(line).build()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "DESPATCH_ADVICE, 01",
    "DESPATCH_ADVICE, 03",
    "DESPATCH_ADVICE, 04",
    "SELF_BILLED_INVOICE, 02",
    "SELF_BILLED_INVOICE, 04"
  })
  void documents_by_chance_read_back_the_same(Kind kind, String version) {
    var chance = new Random(SEED);
    for (int i = 0; i < 200; i++) {
      BusinessDocument stated = any(kind, chance);
      byte[] bytes = written(stated, version, null);
      BusinessDocument again = again(bytes, kind);
      assertThat(placeless(again)).as(new String(bytes, ISO_8859_1)).isEqualTo(stated.lines());
      assertThat(again.kind()).isEqualTo(kind);
      assertThat(again.number()).isEqualTo(stated.number());
      assertThat(again.issued()).isEqualTo(stated.issued());
      assertThat(again.partnership()).isEqualTo(stated.partnership());
      assertThat(again.lineCount()).isEqualTo(stated.lineCount());
      assertThat(again.currency()).isEqualTo(stated.currency());
      assertThat(again.payable()).isEqualTo(stated.payable());
      assertThat(again.shipTo()).isEqualTo(stated.shipTo());
      assertThat(again.shipped()).isEqualTo(stated.shipped());
      assertThat(again.arrives()).isEqualTo(stated.arrives());
      assertThat(Set.copyOf(again.references())).isEqualTo(Set.copyOf(stated.references()));
    }
  }
}
